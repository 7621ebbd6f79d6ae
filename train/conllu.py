"""Reads CoNLL-U treebanks into plain sentences for the trainer."""
from dataclasses import dataclass, field

# Subtypes that the models keep; any other `relation:subtype` becomes `relation`.
KEPT_SUBTYPES = {
    "acl:relcl", "aux:pass", "nsubj:pass", "csubj:pass", "expl:pv", "obl:agent",
    "compound:prt", "nmod:poss", "obl:tmod", "obl:npmod", "nmod:tmod", "nmod:npmod", "nmod:desc",
    "cc:preconj", "det:predet", "flat:foreign", "nsubj:outer", "obl:unmarked", "nmod:unmarked",
}

LATIN_TO_CYRILLIC = [
    ("lj", "љ"), ("nj", "њ"), ("dž", "џ"), ("đ", "ѓ"), ("ć", "ќ"), ("č", "ч"), ("š", "ш"), ("ž", "ж"),
    ("a", "а"), ("b", "б"), ("c", "ц"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"),
    ("i", "и"), ("j", "ј"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("z", "з"),
]


@dataclass
class Word:
    form: str
    lemma: str | None
    upos: str
    feats: str | None
    head: int | None
    deprel: str | None


@dataclass
class Sentence:
    words: list[Word] = field(default_factory=list)
    treebank: str = ""
    sent_id: str = ""


def to_cyrillic(form: str) -> str:
    """Writes a South Slavic Latin form in the Macedonian alphabet, letter case kept."""
    for latin, cyrillic in LATIN_TO_CYRILLIC:
        form = form.replace(latin, cyrillic)
        form = form.replace(latin.capitalize(), cyrillic.upper()).replace(latin.upper(), cyrillic.upper())
    return form


def sorted_feats(feats: str) -> str:
    return "_" if feats == "_" else "|".join(sorted(feats.split("|"), key=str.lower))


def kept_deprel(deprel: str) -> str:
    return deprel if deprel in KEPT_SUBTYPES else deprel.split(":")[0]


def load(path: str, **options) -> list[Sentence]:
    """Sentences of a CoNLL-U file; for `options` see parse."""
    with open(path, encoding="utf8") as lines:
        return parse(lines, **options)


def parse(lines, *, treebank: str, layers: set[str], cyrillic: bool = False) -> list[Sentence]:
    """Sentences of CoNLL-U lines; `layers` says which of upos, feats, lemma, tree they may teach."""
    sentences, current = [], Sentence(treebank=treebank)
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            current.sent_id = line.split("=", 1)[1].strip()
        if not line:
            if current.words:
                sentences.append(current)
            current = Sentence(treebank=treebank)
        if not line or line.startswith("#"):
            continue
        number, form, lemma, upos, _, feats, head, deprel, _, _ = line.split("\t")
        if not number.isdigit():
            continue
        current.words.append(Word(
            to_cyrillic(form) if cyrillic else form,
            lemma if "lemma" in layers else None,
            upos,
            sorted_feats(feats) if "feats" in layers else None,
            int(head) if "tree" in layers else None,
            kept_deprel(deprel) if "tree" in layers else None,
        ))
    if current.words:
        sentences.append(current)
    return sentences
