"""The network: characters and words -> BiLSTM -> heads for UPOS, features, lemma script and a biaffine tree.

What runs in C (src/parse/network.c) is the same computation; docs/model-format.md names every tensor.
"""
import torch
from torch import nn
from torch.nn import functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

PAD, UNKNOWN, ROOT = 0, 1, 2


class Config:
    word_dim = 100
    char_dim = 32
    char_filters = 64     # for each of the two widths
    char_widths = (3, 5)
    language_dim = 8
    hidden = 200          # a direction
    layers = 2
    arc_dim = 200
    rel_dim = 64
    dropout = 0.33


class Network(nn.Module):
    def __init__(self, config, words, chars, treebanks, upos, feats, lemmas, relations, vectors=None):
        """`vectors`: [words with a vector made elsewhere][word_dim], row 0 zeros, or None; they are never trained."""
        super().__init__()
        c = self.config = config
        self.word = nn.Embedding(words, c.word_dim, padding_idx=PAD)
        self.fixed = None if vectors is None else torch.from_numpy(vectors)
        self.char = nn.Embedding(chars, c.char_dim, padding_idx=PAD)
        nn.init.normal_(self.word.weight, std=0.1)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(c.char_dim, c.char_filters, width, padding=width // 2) for width in c.char_widths)
        self.language = nn.Embedding(treebanks, c.language_dim)
        char_out = c.char_filters * len(c.char_widths)
        self.lstm = nn.ModuleList()
        size = c.word_dim + char_out + c.language_dim
        for _ in range(c.layers):
            self.lstm.append(nn.LSTM(size, c.hidden, bidirectional=True, batch_first=True))
            size = 2 * c.hidden
        self.upos = nn.Linear(size, upos)
        self.feats = nn.Linear(size + char_out, feats)
        self.lemma = nn.Linear(size + char_out, lemmas)
        self.arc_dependent = nn.Linear(size, c.arc_dim)
        self.arc_head = nn.Linear(size, c.arc_dim)
        self.rel_dependent = nn.Linear(size, c.rel_dim)
        self.rel_head = nn.Linear(size, c.rel_dim)
        self.arc = nn.Parameter(torch.zeros(c.arc_dim + 1, c.arc_dim))
        self.rel = nn.Parameter(torch.zeros(relations, c.rel_dim + 1, c.rel_dim + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.rel, std=0.02)
        self.drop = nn.Dropout(c.dropout)

    def characters(self, chars):
        """[types][length] -> [types][filters]; `chars` holds each different form of the batch once."""
        x = self.char(chars).transpose(1, 2)
        mask = (chars == PAD).unsqueeze(1)
        parts = [conv(x).masked_fill(mask, -1e4).max(dim=2).values for conv in self.convolutions]
        return torch.relu(torch.cat(parts, dim=1))

    def shared_dropout(self, x):
        """One dropout mask a sentence, the same for all its words."""
        if not self.training:
            return x
        mask = torch.full((x.size(0), 1, x.size(2)), 1 - self.config.dropout).bernoulli_() / (1 - self.config.dropout)
        return x * mask

    def forward(self, batch):
        words = self.word(batch["words"])
        if self.fixed is not None:
            words = words + F.embedding(batch["fixed"], self.fixed)
        forms = self.characters(batch["chars"])[batch["forms"]]
        language = self.language(batch["treebank"]).unsqueeze(1).expand(-1, words.size(1), -1)
        if self.training:   # drop whole words and whole character vectors, never both
            keep = torch.rand(words.shape[:2] + (1,))
            words = words * (keep > 0.1)
            forms = forms * (keep < 0.95)
        x = torch.cat([self.drop(words), self.drop(forms), language], dim=2)
        for layer in self.lstm:
            packed = pack_padded_sequence(x, batch["lengths"], batch_first=True, enforce_sorted=False)
            x, _ = pad_packed_sequence(layer(packed)[0], batch_first=True)
            x = self.shared_dropout(x)
        both = torch.cat([x, self.drop(forms)], dim=2)
        act = torch.relu
        dependent, head = self.shared_dropout(act(self.arc_dependent(x))), self.shared_dropout(act(self.arc_head(x)))
        one = dependent.new_ones(dependent.shape[:2] + (1,))
        arcs = torch.cat([dependent, one], 2) @ self.arc @ head.transpose(1, 2)  # [batch][dependent][head]
        rel_dependent = self.shared_dropout(act(self.rel_dependent(x)))
        rel_head = self.shared_dropout(act(self.rel_head(x)))
        return {"upos": self.upos(x), "feats": self.feats(both), "lemma": self.lemma(both), "arcs": arcs,
                "rel_dependent": torch.cat([rel_dependent, one], 2), "rel_head": torch.cat([rel_head, one], 2)}

    def relations(self, rel_dependent, rel_head):
        """Scores of every relation for pairs of rows: [pairs][relations]."""
        return torch.einsum("pi,rij,pj->pr", rel_dependent, self.rel, rel_head)
