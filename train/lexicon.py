"""Lemmas that are known: (part of speech, form) -> lemma, from treebanks and from a list of words whose forms follow from
rules. src/parse/lemma_lexicon.c looks them up before it trusts the network."""
import collections

import macedonian

TRUSTED = 3      # times that a treebank must say the same


def of_sentences(sentences):
    """(upos, form) -> Counter of its lemmas; a sentence that is there several times counts once."""
    seen = collections.defaultdict(collections.Counter)
    for word in (w for s in {id(s): s for s in sentences}.values() for w in s.words):
        if word.lemma and word.upos and word.lemma != "_":
            seen[word.upos, word.form][word.lemma] += 1
    return seen


def of_list(path):
    """`path`: words by kind (data/mk_words.txt tells the form). Forms that belong to several lemmas are left out."""
    seen = collections.defaultdict(set)
    with open(path, encoding="utf8") as lines:
        for number, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            kind, *words = line.split()
            for word in words:
                try:
                    forms = list(macedonian.FORMS[kind](*word.split("/")))
                except (KeyError, TypeError, ValueError) as e:
                    raise SystemExit(f"{path}:{number}: {kind} {word}: {e}") from e
                for upos, form, lemma in forms:
                    seen[upos, form].add(lemma)
    return {pair: min(lemmas) for pair, lemmas in seen.items() if len(lemmas) == 1}


def build(sentences, path=None):
    """The lines of the lexicon, sorted. What the treebanks say often of a form stands before the list at `path`,
    and this before what they say seldom. Forms with several lemmas in the treebanks are left to the network."""
    known = of_list(path) if path else {}
    for pair, lemmas in of_sentences(sentences).items():
        if len(lemmas) > 1:
            known.pop(pair, None)
        elif pair not in known or lemmas.total() >= TRUSTED:
            known[pair] = min(lemmas)
    for upos, form in [k for k in known if k[0] != "PROPN" and k[1][1:].islower() and not k[1].islower()]:
        if (upos, form.lower()) in known:   # the first word of a sentence has no lemma of its own
            del known[upos, form]
    return sorted(f"{upos}\t{form}\t{lemma}" for (upos, form), lemma in known.items())
