"""Forms of Macedonian words, as (part of speech, form, lemma). A form that nobody uses does no harm; a wrong lemma does."""
ARTICLES = "твн"    # at hand, near the speaker, far away
VOWELS = "аеиоу"


def with_article(form, vowel):
    return [form + letter + vowel for letter in ARTICLES]


def declined(masculine, feminine):
    """Forms of an adjective or participle."""
    stem = feminine[:-1]
    return [masculine, feminine, stem + "о", stem + "и", *with_article(feminine, "а"), *with_article(stem + "о", "о"),
            *with_article(stem + "и", "е"), stem + "иот", stem + "иов", stem + "ион"]


def usual_feminine(masculine):
    if masculine.endswith("ен"):
        return masculine[:-2] + "на"
    return masculine[:-1] + "а" if masculine.endswith("и") else masculine + "а"


def adjective(masculine, feminine=None):
    feminine = feminine or usual_feminine(masculine)
    for degree in [""] if masculine.endswith("и") else ["", "по", "нај"]:
        for form in declined(masculine, feminine):
            yield "ADJ", degree + form, masculine
        if not masculine.endswith("и"):
            yield "ADV", degree + feminine[:-1] + "о", feminine[:-1] + "о"


def adverb(form):
    for degree in ("", "по", "нај"):
        yield "ADV", degree + form, form


def participle(masculine):
    for form in declined(masculine, masculine + "а"):
        yield "ADJ", form, masculine


def usual_plural(lemma):
    if lemma[-1] == "а":
        return lemma[:-2] + "и" if lemma[-2] == "ј" and lemma[-3] in VOWELS else lemma[:-1] + "и"
    if lemma[-1] in VOWELS:
        return lemma[:-1] + ("ја" if lemma.endswith("ие") else "а")
    if lemma.endswith("ец"):
        return lemma[:-2] + "ци"
    if lemma.endswith("анин"):
        return lemma[:-2] + "и"
    return lemma[:-1] + {"к": "ци", "г": "зи", "х": "си"}.get(lemma[-1], lemma[-1] + "и")


def plural_forms(plural):
    if plural.endswith("а"):
        return [plural, *with_article(plural, "а")]
    return [plural, *with_article(plural, "е"), *(with_article(plural, "о") if plural.endswith("е") else [])]


def noun(lemma, *plurals):
    last = lemma[-1]
    forms = [lemma]
    if last == "а":
        forms += with_article(lemma, "а")
    elif last == "и":
        forms += with_article(lemma, "е")
    elif last in VOWELS:
        forms += with_article(lemma, "о")
    else:    # masculine, or feminine as вест and помош
        forms += [lemma + "от", lemma + "ов", lemma + "он"]
        forms += [lemma + "а"] if lemma.endswith("ст") else with_article(lemma, "а")
        forms += [] if lemma.endswith("ец") else [lemma + "а"]
    for plural in plurals or [usual_plural(lemma)]:
        if plural != "-":
            forms += plural_forms(plural)
    for form in forms:
        yield "NOUN", form, lemma


def l_forms(masculine):
    stem = masculine[:-2] if masculine.endswith("ол") else masculine[:-1]
    return [masculine, *(stem + ending for ending in ("ла", "ло", "ле"))]


def present(lemma):
    base = lemma[:-1]
    if lemma[-1] == "а":
        first, third = [lemma + "м"], [lemma + "ат"]
    else:
        joints = ["ј"] if base[-1] in "иоу" else ["", "ј"] if base[-1] == "а" else [""]
        first, third = [base + j + "ам" for j in joints], [base + j + "ат" for j in joints]
    return [lemma, lemma + "ш", lemma + "ме", lemma + "те", *first, *third]


def past(first):
    """Imperfect or aorist from its first person singular, but for the third person singular."""
    stem = first[:-1]
    third = stem + ("ја" if stem[-1] in "иу" or stem.endswith("еа") else "а")
    return [first, stem + "вме", stem + "вте", third]


def participles(lemma, l_participle):
    base = lemma[:-1]
    if lemma[-1] == "а":
        return [lemma + "н"]
    if lemma[-1] == "и":
        return [base + "ен"]
    if l_participle.endswith("нал"):
        return [l_participle[:-1] + "т"]
    if l_participle.endswith("ал"):
        return [l_participle[:-1] + "н"]
    return [l_participle[:-1] + "ен"] if l_participle.endswith("ил") else [base + "ен"]


def verb(lemma, aorist=None, l_participle=None):
    if lemma[-1] not in "аеи":
        raise ValueError("a verb's lemma ends in а, е or и")
    if lemma[-1] == "е" and not l_participle:
        raise ValueError("a verb in -е needs its aorist and participle")
    thematic = lemma if lemma[-1] == "а" else lemma[:-1] + "е"
    aorist, l_participle = aorist or lemma + "в", l_participle or lemma + "л"
    third = aorist[:-1] if aorist[-2] != "о" else aorist[:-2] + "е"
    forms = [*present(lemma), *past(thematic + "в"), thematic + "ше", *past(aorist), third,
             *l_forms(l_participle), *l_forms(thematic + "л")]
    forms += [lemma + "ј", lemma + "јте"] if lemma[-1] == "а" else [lemma[:-1] + "и", lemma[:-1] + "ете"]
    for form in forms:
        yield "VERB", form, lemma
    for masculine in participles(lemma, l_participle):
        yield from participle(masculine)
    yield from noun(thematic + "ње", thematic + "ња")
    yield "ADV", thematic + "јќи", thematic + "јќи"


FORMS = {"noun": noun, "verb": verb, "adjective": adjective, "participle": participle, "adverb": adverb}
