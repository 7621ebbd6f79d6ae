#!/usr/bin/env python3
"""Draws a treebank from a grammar of dependency trees (the format is told in data/mk_grammar.txt).

usage: grammar.py GRAMMAR.txt SENTENCES > TREEBANK.conllu

The same grammar and number give the same treebank.
"""
import collections
import random
import sys


class Grammar:
    def __init__(self, path):
        self.words = collections.defaultdict(list)    # class -> [(forms, lemmas, upos)]
        self.builds = collections.defaultdict(list)   # name -> [items]
        forms = []
        with open(path, encoding="utf8") as lines:
            for number, line in enumerate(lines, 1):
                fields = line.split()
                if not fields or line.startswith("#"):
                    continue
                if fields[0] == "words":
                    self.words[fields[1]] += [entry(word, fields[2]) for word in fields[3:]]
                elif fields[0] == "single":
                    for word in fields[2:]:
                        self.words[word.split("/")[0]].append(entry(word, fields[1]))
                elif fields[0] == "verb-forms":
                    forms = fields[1:]
                elif fields[0] == "verb":
                    self.add_verb(fields[1], forms, fields[2:], f"{path}:{number}")
                elif fields[1] == "=":
                    self.add_build(fields, f"{path}:{number}")
                else:
                    sys.exit(f"{path}:{number}: '{fields[0]}' is neither words, single, verb nor NAME =")

    def add_verb(self, name, forms, words, where):
        if len(words) != len(forms):
            sys.exit(f"{where}: {len(words)} forms of a verb, and not {len(forms)}")
        by_form = dict(zip(forms, words))
        for form, word in by_form.items():
            form, _, upos = form.partition("/")
            if form != "lemma":
                self.words[f"{name}.{form}"].append(((word,), (by_form.get("lemma", "_"),), upos or "VERB"))

    def add_build(self, fields, where):
        macros = [("$n", value) for value in ("s", "p")] if "$n" in " ".join(fields) else [("$n", "")]
        genders = ("ms", "fs", "p") if "$g" in " ".join(fields) else ("",)
        for _, number in macros:
            for gender in genders:
                one = [f.replace("$n", number).replace("$g", gender) for f in fields]
                items = read_items(one[2:], where)
                self.builds[one[0]].append(items)

    def check(self):
        for items in (i for builds in self.builds.values() for i in builds):
            for thing in things(items):
                if thing not in self.words and thing not in self.builds:
                    sys.exit(f"'{thing}' is neither a class of words nor the name of a phrase")

    def draw(self, name, rng, sentence):
        """Appends the words of `name` to `sentence`; their heads are set but for that of the phrase. Returns its head."""
        if name in self.words:
            forms, lemmas, upos = rng.choice(self.words[name])
            first = len(sentence)
            for form, lemma in zip(forms, lemmas):
                sentence.append([form, lemma, upos, first, "flat"])
            return first
        return self.draw_items(rng.choice(self.builds[name]), rng, sentence)

    def draw_items(self, items, rng, sentence):
        head, others = None, []
        for thing, relation, optional in items:
            if optional and rng.random() < 0.5:
                continue
            at = self.draw_items(thing, rng, sentence) if isinstance(thing, list) else self.draw(thing, rng, sentence)
            if relation == "head":
                head = at
            else:
                others.append((at, relation))
        for at, relation in others:
            sentence[at][3:] = [head, relation]
        return head


def entry(word, upos):
    form, _, lemma = word.partition("/")
    forms = tuple(form.split("_"))
    lemmas = tuple((lemma or form).split("_"))
    return forms, lemmas if len(lemmas) == len(forms) else forms, upos


def read_items(fields, where):
    stack = [[]]
    for field in fields:
        optional = field.endswith("?")
        field = field.rstrip("?")
        if field == "(":
            stack.append([])
        elif field.startswith("):"):
            group = stack.pop()
            stack[-1].append((group, field[2:], optional))
        elif field.startswith("*"):
            stack[-1].append((field[1:], "head", False))
        elif ":" in field[1:]:
            thing, relation = field[0] + field[1:].split(":")[0], field[1:].split(":", 1)[1]
            stack[-1].append((thing, relation, optional))
        else:
            sys.exit(f"{where}: '{field}' has no relation")
    if len(stack) != 1 or not stack[0]:
        sys.exit(f"{where}: brackets do not match")
    return stack[0]


def things(items):
    for thing, _, _ in items:
        if isinstance(thing, list):
            yield from things(thing)
        else:
            yield thing


def treebank(path, count):
    """Lines of CoNLL-U: `count` sentences drawn from the grammar at `path`."""
    grammar = Grammar(path)
    grammar.check()
    rng = random.Random(1)
    for number in range(count):
        sentence = []
        root = grammar.draw("S", rng, sentence)
        sentence[root][3:] = [-1, "root"]
        sentence[0][0] = sentence[0][0][:1].upper() + sentence[0][0][1:]
        yield f"# sent_id = grammar-{number + 1}"
        for i, (form, lemma, upos, head, relation) in enumerate(sentence):
            yield "\t".join((str(i + 1), form, lemma, upos, "_", "_", str(head + 1), relation, "_", "_"))
        yield ""


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for line in treebank(sys.argv[1], int(sys.argv[2])):
        print(line)


if __name__ == "__main__":
    main()
