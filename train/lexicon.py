"""Lemmas that are known: (part of speech, form) -> lemma, from treebanks and from lists of words whose forms follow from
rules. src/parse/lemma_lexicon.c looks them up before it trusts the network."""
import collections
import os

import macedonian


def of_sentences(sentences):
    """Pairs that were seen with one lemma only."""
    seen = collections.defaultdict(set)
    for word in (w for s in sentences for w in s.words):
        if word.lemma and word.upos and word.lemma != "_":
            seen[word.upos, word.form].add(word.lemma)
    return {pair: min(lemmas) for pair, lemmas in seen.items() if len(lemmas) == 1}, set(seen)


def of_lists(lists, folder):
    """`lists`: kind of word -> file. Forms that belong to several lemmas are left out."""
    seen = collections.defaultdict(set)
    for kind, file in lists.items():
        with open(os.path.join(folder, file), encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                if line.startswith("#") or not line.strip():
                    continue
                try:
                    forms = list(macedonian.FORMS[kind](*line.split()))
                except (TypeError, ValueError) as e:
                    raise SystemExit(f"{file}:{number}: {line.strip()}: {e}") from e
                for upos, form, lemma in forms:
                    seen[upos, form].add(lemma)
    return {pair: min(lemmas) for pair, lemmas in seen.items() if len(lemmas) == 1}


def build(sentences, lists, folder):
    """The lines of the lexicon, sorted; what the treebanks say of a form stands before the lists."""
    known, mentioned = of_sentences(sentences)
    for pair, lemma in of_lists(lists, folder).items():
        if pair not in mentioned:
            known[pair] = lemma
    return sorted(f"{upos}\t{form}\t{lemma}" for (upos, form), lemma in known.items())
