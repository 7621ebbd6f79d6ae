"""Edit scripts that turn a form into its lemma.

A script is `case p prefix s suffix`, divided by tabs: take the form (lower-cased when case is `l`, as it is
when `k`), drop `p` characters in front and put `prefix` there, drop `s` characters at the end and put `suffix` there.
Where form and lemma share nothing, the script is `=lemma`.
"""


def _edit(form: str, lemma: str) -> tuple[int, str, int, str] | None:
    best = (0, 0, 0)  # length, start in form, start in lemma
    for i in range(len(form)):
        for j in range(len(lemma)):
            n = 0
            while i + n < len(form) and j + n < len(lemma) and form[i + n] == lemma[j + n]:
                n += 1
            if n > best[0]:
                best = (n, i, j)
    n, i, j = best
    if n == 0:
        return None
    return i, lemma[:j], len(form) - i - n, lemma[j + n:]


def make(form: str, lemma: str) -> str:
    options = []
    for case, source in (("l", form.lower()), ("k", form)):
        edit = _edit(source, lemma)
        if edit:
            drop_front, prefix, drop_end, suffix = edit
            cost = drop_front + len(prefix) + drop_end + len(suffix) + (case == "k")
            options.append((cost, f"{case}\t{drop_front}\t{prefix}\t{drop_end}\t{suffix}"))
    return min(options)[1] if options else "=" + lemma


def apply(form: str, script: str) -> str:
    if script.startswith("="):
        return script[1:]
    case, drop_front, prefix, drop_end, suffix = script.split("\t")
    source = form.lower() if case == "l" else form
    front, end = int(drop_front), int(drop_end)
    if front + end > len(source):
        return source
    return prefix + source[front:len(source) - end] + suffix
