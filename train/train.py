#!/usr/bin/env python3
"""Trains a parser: CoNLL-U treebanks -> a weights file that the program maps.

usage: train.py CONFIG.json --data FOLDER --out MODEL.nastan [--vectors FILE] [--segmenter PROGRAM]
                [--checkpoint FILE] [--minutes N] [--threads N]

The configuration lists the treebanks, what each may teach, and how long to train; see train/en.json. --vectors names word
vectors made elsewhere (train/vectors.py): they stay as they are, and what the treebanks teach of a word is added to them.
--segmenter names boundaries.c, built (build/boundaries), which is needed where the configuration names a treebank to learn
the boundaries of tokens and sentences from.
Training stops at `epochs` or after --minutes, whichever comes first; the learning rate falls to zero over that span.
A checkpoint is written after every epoch, and an existing one is taken up again; one that has had all its epochs is only
written as a weights file again, with the lexicon of the day.
"""
import argparse
import collections
import hashlib
import json
import math
import os
import random
import time

import numpy
import torch
from torch.nn import functional as F

import boundaries
import conllu
import export
import grammar
import lemma_script
import lexicon
import vectors
from model import PAD, ROOT, UNKNOWN, Config, Network

IGNORED = -100
CHAR_LIMIT = 30
HAND_MADE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")


class Vocabulary:
    """Every list that a number in the network stands for. `fixed` holds the words that have a vector from elsewhere, row 0
    being that of all others; `table` is [fixed][dimensions], or None."""

    def __init__(self, sentences, config, vectors_path=None):
        words, chars = collections.Counter(), collections.Counter()
        upos, feats, lemmas, relations = (collections.Counter() for _ in range(4))
        for s in sentences:
            for w in s.words:
                words[vectors.word_key(w.form)] += 1
                chars.update(w.form)
                upos[w.upos] += 1
                if w.feats is not None:
                    feats[w.feats] += 1
                if w.lemma is not None:
                    lemmas[lemma_script.make(w.form, w.lemma)] += 1
                if w.deprel is not None:
                    relations[w.deprel] += 1
        least = config.get("word_frequency", 2)
        self.words = ["<pad>", "<unknown>", "<root>"] + sorted(w for w, n in words.items() if n >= least)
        self.chars = ["<pad>", "<unknown>", "<begin>", "<end>"] + sorted(c for c, n in chars.items() if n >= 2)
        self.treebanks = sorted({s.treebank for s in sentences})
        self.upos = sorted(upos)
        self.feats = sorted(f for f, n in feats.items() if n >= 2)
        self.lemmas = sorted(s for s, n in lemmas.items() if n >= config.get("script_frequency", 2))
        self.relations = sorted(relations)
        self.index = {name: {v: i for i, v in enumerate(getattr(self, name))}
                      for name in ("words", "chars", "treebanks", "upos", "feats", "lemmas", "relations")}
        self.fixed, self.table = [""], None
        if vectors_path:
            keys, table = vectors.load(vectors_path, config["vector_words"])
            self.fixed += keys
            self.table = numpy.vstack([numpy.zeros((1, table.shape[1]), dtype=numpy.float32), table])
        self.index["fixed"] = {w: i for i, w in enumerate(self.fixed)}
        self.rare = {w for w, n in words.items() if n < 4}

    def chars_of(self, form):
        index = self.index["chars"]
        inner = [index.get(ch, UNKNOWN) for ch in form[:CHAR_LIMIT]]
        return (index["<begin>"], *inner, index["<end>"])


def encode(sentence, vocabulary):
    index = vocabulary.index
    one = {"words": [ROOT], "fixed": [0], "forms": [(vocabulary.index["chars"]["<begin>"], vocabulary.index["chars"]["<end>"])],
           "upos": [IGNORED], "feats": [IGNORED], "lemma": [IGNORED], "head": [IGNORED], "rel": [IGNORED], "rare": [False],
           "treebank": index["treebanks"][sentence.treebank]}
    for w in sentence.words:
        key = vectors.word_key(w.form)
        one["words"].append(index["words"].get(key, UNKNOWN))
        one["fixed"].append(index["fixed"].get(key, 0))
        one["rare"].append(key in vocabulary.rare)
        one["forms"].append(vocabulary.chars_of(w.form))
        one["upos"].append(index["upos"].get(w.upos, IGNORED))
        one["feats"].append(IGNORED if w.feats is None else index["feats"].get(w.feats, IGNORED))
        one["lemma"].append(IGNORED if w.lemma is None else
                            index["lemmas"].get(lemma_script.make(w.form, w.lemma), IGNORED))
        one["head"].append(IGNORED if w.head is None else w.head)
        one["rel"].append(IGNORED if w.deprel is None else index["relations"].get(w.deprel, IGNORED))
    return one


def collate(items, training):
    length = max(len(i["words"]) for i in items)
    batch = {}
    for name in ("words", "fixed", "upos", "feats", "lemma", "head", "rel"):
        fill = PAD if name in ("words", "fixed") else IGNORED
        batch[name] = torch.tensor([i[name] + [fill] * (length - len(i[name])) for i in items])
    if training:
        rare = torch.tensor([i["rare"] + [False] * (length - len(i["rare"])) for i in items])
        batch["words"][rare & (torch.rand(rare.shape) < 0.3)] = UNKNOWN
    batch["lengths"] = torch.tensor([len(i["words"]) for i in items])
    batch["treebank"] = torch.tensor([i["treebank"] for i in items])
    forms, table = {}, []
    for i in items:
        row = [forms.setdefault(f, len(forms)) for f in i["forms"]]
        table.append(row + [0] * (length - len(row)))
    width = max(len(f) for f in forms)
    batch["chars"] = torch.tensor([f + (PAD,) * (width - len(f)) for f in forms])
    batch["forms"] = torch.tensor(table)
    return batch


def masked_arcs(out, batch):
    length = batch["words"].size(1)
    inside = torch.arange(length)[None, :] < batch["lengths"][:, None]
    arcs = out["arcs"].masked_fill(~inside[:, None, :], -1e9)
    return arcs.masked_fill(torch.eye(length, dtype=torch.bool)[None], -1e9)


def loss_of(network, batch, weights):
    out = network(batch)
    words = (batch["upos"] != IGNORED).sum().clamp(min=1)
    total = 0.0
    for name in ("upos", "feats", "lemma"):
        target = batch[name].flatten()
        total = total + weights[name] * F.cross_entropy(out[name].flatten(0, 1), target, ignore_index=IGNORED, reduction="sum")
    arcs = masked_arcs(out, batch)
    total = total + F.cross_entropy(arcs.flatten(0, 1), batch["head"].flatten(), ignore_index=IGNORED, reduction="sum")
    rows, columns = (batch["rel"] != IGNORED).nonzero(as_tuple=True)
    if len(rows):
        heads = batch["head"][rows, columns]
        scores = network.relations(out["rel_dependent"][rows, columns], out["rel_head"][rows, heads])
        total = total + F.cross_entropy(scores, batch["rel"][rows, columns], reduction="sum")
    return total / words


@torch.no_grad()
def evaluate(network, items):
    network.eval()
    right, of = collections.Counter(), collections.Counter()
    for start in range(0, len(items), 32):
        batch = collate(items[start:start + 32], False)
        out = network(batch)
        for name in ("upos", "feats", "lemma"):
            known = batch[name] != IGNORED
            right[name] += int((out[name].argmax(2) == batch[name])[known].sum())
            of[name] += int(known.sum())
        heads = masked_arcs(out, batch).argmax(2)
        known = batch["head"] != IGNORED
        same = (heads == batch["head"]) & known
        rows, columns = known.nonzero(as_tuple=True)
        if len(rows):
            scores = network.relations(out["rel_dependent"][rows, columns], out["rel_head"][rows, heads[rows, columns]])
            labels = scores.argmax(1) == batch["rel"][rows, columns]
            right["uas"] += int(same.sum())
            right["las"] += int((labels & same[rows, columns]).sum())
            of["uas"] += len(rows)
            of["las"] += len(rows)
    network.train()
    return {k: round(100 * right[k] / max(of[k], 1), 2) for k in ("upos", "feats", "lemma", "uas", "las")}


def batches(items, size, shuffle):
    """Groups of about `size` words, of sentences of like length, in random order."""
    order = sorted(range(len(items)), key=lambda i: len(items[i]["words"]) + shuffle.random() * 4)
    groups, group, longest = [], [], 0
    for i in order:
        longest = max(longest, len(items[i]["words"]))
        if group and longest * (len(group) + 1) > size:
            groups.append(group)
            group, longest = [], len(items[i]["words"])
        group.append(items[i])
    groups.append(group)
    shuffle.shuffle(groups)
    return groups


def is_held_out(sentence, parts):
    """Whether the hash of its id puts the sentence into the one of `parts` that is never trained on."""
    return int(hashlib.sha1(sentence.sent_id.encode()).hexdigest(), 16) % parts == 0


def load_treebank(entry, folder):
    """Sentences of one entry of the configuration: a file of `folder`, or drawn from a grammar that lies beside this program."""
    options = {"treebank": entry["treebank"], "layers": set(entry["layers"]), "cyrillic": entry.get("cyrillic", False)}
    if "grammar" in entry:
        path = os.path.join(HAND_MADE, entry["grammar"])
        return conllu.parse(grammar.treebank(path, entry["sentences"]), **options)
    return conllu.load(os.path.join(folder, entry["file"]), **options)


def load_treebanks(config, folder):
    train, dev = [], []
    for t in config["treebanks"]:
        sentences = load_treebank(t, folder)
        skip = set()
        if "without" in t:
            skip = {s.sent_id for s in conllu.load(os.path.join(folder, t["without"]), treebank="", layers=set())}
        sentences = [s for s in sentences if s.sent_id not in skip]
        parts = t.get("hold_out_one_in", 0)
        if t.get("role") == "dev":
            dev += sentences
        elif parts:
            dev += [s for s in sentences if is_held_out(s, parts)]
            train += [s for s in sentences if not is_held_out(s, parts)] * t.get("times", 1)
        else:
            train += sentences * t.get("times", 1)
    return train, dev


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--vectors")
    parser.add_argument("--segmenter", default="build/boundaries")
    parser.add_argument("--checkpoint")
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    shuffle = random.Random(1)
    with open(args.config, encoding="utf8") as f:
        config = json.load(f)
    train, dev = load_treebanks(config, args.data)
    lemmas = lexicon.build(train, os.path.join(HAND_MADE, config["words"]) if "words" in config else None)
    ends = {}
    if "boundaries" in config:
        ends = boundaries.from_treebank(args.segmenter, config["language"], os.path.join(args.data, config["boundaries"]))
    vocabulary = Vocabulary(train, config, args.vectors)
    sizes = {name: len(getattr(vocabulary, name)) for name in vocabulary.index}
    print("sentences", len(train), "dev", len(dev), sizes, flush=True)
    settings = Config()
    for key, value in config.get("network", {}).items():
        setattr(settings, key, value)
    network = Network(settings, *(sizes[n] for n in ("words", "chars", "treebanks", "upos", "feats", "lemmas", "relations")),
                      vectors=vocabulary.table)
    average = {k: v.clone() for k, v in network.state_dict().items()}
    train_items = [encode(s, vocabulary) for s in train]
    dev_items = sorted((encode(s, vocabulary) for s in dev), key=lambda i: len(i["words"]))
    optimizer = torch.optim.Adam(network.parameters(), lr=config.get("rate", 2e-3), betas=(0.9, 0.95))
    epoch, spent, steps = 0, 0.0, 0
    if args.checkpoint and os.path.exists(args.checkpoint):
        saved = torch.load(args.checkpoint)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        average, epoch, spent, steps = saved["average"], saved["epoch"], saved["spent"], saved["steps"]
    limit, rate, start = args.minutes * 60, config.get("rate", 2e-3), time.time() - spent
    done = False

    def publish():
        """Writes the averaged network as a weights file; returns its scores."""
        kept = {k: v.clone() for k, v in network.state_dict().items()}
        network.load_state_dict(average)
        scores = evaluate(network, dev_items)
        export.write(args.out, network, vocabulary, lemmas, ends, config, scores)
        network.load_state_dict(kept)
        return scores

    if epoch == config["epochs"]:
        print("trained before", publish(), flush=True)
    while epoch < config["epochs"] and not done:
        losses = []
        groups = batches(train_items, config.get("batch_words", 1000), shuffle)
        for number, group in enumerate(groups):
            progress = max((epoch + number / len(groups)) / config["epochs"], (time.time() - start) / limit)
            if progress >= 1:
                done = True
                break
            for g in optimizer.param_groups:
                g["lr"] = rate * min(1, (steps + 1) / 100) * (0.5 * (1 + math.cos(math.pi * progress)) + 0.01)
            optimizer.zero_grad()
            loss = loss_of(network, collate(group, True), config.get("weights", {"upos": 1, "feats": 0.5, "lemma": 0.5}))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            steps += 1
            decay = min(0.998, steps / (steps + 10))
            for k, v in network.state_dict().items():
                average[k].mul_(decay).add_(v, alpha=1 - decay)
            losses.append(loss.item())
        epoch += 1
        scores = publish()
        print(f"epoch {epoch} loss {sum(losses) / max(len(losses), 1):.3f} {time.time() - start:.0f}s {scores}", flush=True)
        if args.checkpoint:
            torch.save({"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average,
                        "epoch": epoch, "spent": time.time() - start, "steps": steps}, args.checkpoint)


if __name__ == "__main__":
    main()
