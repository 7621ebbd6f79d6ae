"""Writes a network as a Nastan weights file; docs/model-format.md is its description."""
import struct
import zlib

import numpy
import torch

from model import UNKNOWN

MAGIC, VERSION, ALIGN = b"NASTANM\0", 2, 64
TEXT, FLOAT16, FLOAT32, INT8 = 0, 1, 2, 3
HEADER = struct.Struct("<8sIIQII")      # magic, version, entries, file size, CRC-32 of all after the header, 0
ENTRY = struct.Struct("<32sII4IQQ")     # name, kind, dimensions, shape, offset, size


def lines(values):
    return "".join(v + "\n" for v in values).encode()


def all_words(network, vocabulary):
    """Words and their vectors: those of the treebanks, then those that only have a vector made elsewhere."""
    trained = network.word.weight.detach().double()
    if network.fixed is None:
        return vocabulary.words, trained
    fixed, at = network.fixed.double(), vocabulary.index["fixed"]
    known = vocabulary.index["words"]
    more = [w for w in vocabulary.fixed[1:] if w not in known]
    rows = torch.tensor([at.get(w, 0) for w in vocabulary.words])
    return (vocabulary.words + more,
            torch.cat([trained + fixed[rows], trained[UNKNOWN] + fixed[torch.tensor([at[w] for w in more])]]))


def tensors(network, language):
    """Name -> array, but for the word vectors. `language`: index of the treebank whose way of annotating the program
    follows; its vector is constant at run time, so it goes into the bias of the first layer."""
    state = {k: v.detach().double() for k, v in network.state_dict().items()}
    c = network.config
    inner = state["word.weight"].shape[1] + c.char_filters * len(c.char_widths)
    vector = state["language.weight"][language]
    out = {"char": state["char.weight"]}
    for i, width in enumerate(c.char_widths):
        out[f"conv{i}.weight"] = state[f"convolutions.{i}.weight"].permute(0, 2, 1)   # [filters][width][char_dim]
        out[f"conv{i}.bias"] = state[f"convolutions.{i}.bias"]
    for layer in range(c.layers):
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            name = f"lstm{layer}.{direction}"
            weight = state[f"lstm.{layer}.weight_ih_l0{suffix}"]
            bias = state[f"lstm.{layer}.bias_ih_l0{suffix}"] + state[f"lstm.{layer}.bias_hh_l0{suffix}"]
            if layer == 0:
                bias = bias + weight[:, inner:] @ vector
                weight = weight[:, :inner]
            out[name + ".input"] = weight
            out[name + ".hidden"] = state[f"lstm.{layer}.weight_hh_l0{suffix}"]
            out[name + ".bias"] = bias
    for name in ("upos", "feats", "lemma", "arc_dependent", "arc_head", "rel_dependent", "rel_head"):
        out[name + ".weight"], out[name + ".bias"] = state[name + ".weight"], state[name + ".bias"]
    out["arc.weight"], out["arc.bias"] = state["arc"][:-1].T, state["arc"][-1]
    rel = state["rel"].flatten(0, 1)    # [relation and dependent's dimension][head's dimension and 1]
    out["rel.weight"], out["rel.bias"] = rel[:, :-1], rel[:, -1]
    return out


def packed(name, tensor):
    """(kind, bytes): whole numbers of 8 bits with a factor a row for what is multiplied word by word, else floats."""
    array = tensor.numpy()
    if array.ndim == 1:
        return FLOAT32, array.astype("<f4").tobytes()
    if name == "char" or name.startswith("conv"):
        return FLOAT16, array.astype("<f2").tobytes()
    factor = numpy.maximum(numpy.abs(array).max(axis=1), 1e-30) / 127
    return INT8, numpy.rint(array / factor[:, None]).astype("i1").tobytes() + factor.astype("<f4").tobytes()


def write(path, network, vocabulary, lexicon, boundaries, config, scores):
    """`lexicon`: lines of lexicon.build; `boundaries`: tensors of boundaries.from_treebank."""
    words, vectors = all_words(network, vocabulary)
    entries = [("about", TEXT, (0,), lines(
        [f"language {config['language']}", f"licence {config['licence']}",
         "scores " + " ".join(f"{k} {v}" for k, v in scores.items())])),
        ("list.words", TEXT, (len(words),), lines(words)),
        ("list.lexicon", TEXT, (len(lexicon),), lines(lexicon))]
    for name in ("chars", "upos", "feats", "lemmas", "relations"):
        values = getattr(vocabulary, name)
        entries.append(("list." + name, TEXT, (len(values),), lines(values)))
    language = vocabulary.index["treebanks"][config["treebank"]]
    for name, tensor in {"word": vectors, **tensors(network, language), **boundaries}.items():
        kind, data = packed(name, tensor)
        entries.append((name, kind, tuple(tensor.shape), data))
    offset = HEADER.size + ENTRY.size * len(entries)
    table, body = b"", b""
    for name, kind, shape, data in entries:
        padding = -(offset + len(body)) % ALIGN
        body += b"\0" * padding
        dims = tuple(shape) + (0,) * (4 - len(shape))
        table += ENTRY.pack(name.encode(), kind, len(shape), *dims, offset + len(body), len(data))
        body += data
    rest = table + body
    with open(path, "wb") as f:
        f.write(HEADER.pack(MAGIC, VERSION, len(entries), HEADER.size + len(rest), zlib.crc32(rest), 0))
        f.write(rest)


if __name__ == "__main__":
    raise SystemExit("export.py is used by train.py")
