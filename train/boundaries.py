"""Learns where tokens and sentences end: a logistic regression over the features that boundaries.c writes."""
import os
import subprocess
import tempfile

import numpy
import torch
from torch.nn import functional as F

WEIGHTS = 1 << 16           # BOUNDARY_WEIGHTS of src/text/text.h
EPOCHS, BATCH, DECAY = 12, 512, 1e-3


def rows_of(path):
    """(labels [rows], features [rows][features of a row]) of a file of boundaries.c."""
    numbers = numpy.fromfile(path, dtype="<u4").astype(numpy.int64)
    table = torch.from_numpy(numbers.reshape(-1, 2 + numbers[1]))
    return table[:, 0].float(), table[:, 2:]


def learn(labels, features):
    """Weights [WEIGHTS], averaged over the second half of the steps."""
    torch.manual_seed(1)
    weights = torch.nn.EmbeddingBag(WEIGHTS, 1, mode="sum")
    torch.nn.init.zeros_(weights.weight)
    optimizer = torch.optim.Adagrad(weights.parameters(), lr=0.1, weight_decay=DECAY)
    average, count = torch.zeros(WEIGHTS), 0
    for epoch in range(EPOCHS):
        for rows in torch.randperm(len(labels)).split(BATCH):
            optimizer.zero_grad()
            F.binary_cross_entropy_with_logits(weights(features[rows]).squeeze(1), labels[rows], reduction="sum").backward()
            optimizer.step()
        if epoch >= EPOCHS // 2:
            average += weights.weight.detach().squeeze(1)
            count += 1
    return average / count


def from_treebank(program, language, path):
    """{name of the tensor: [1][WEIGHTS]}; `program`: boundaries.c, built."""
    with tempfile.TemporaryDirectory() as folder:
        files = {kind: os.path.join(folder, kind) for kind in ("token", "sentence")}
        subprocess.run([program, language, path, files["token"], files["sentence"]], check=True)
        return {f"boundary.{kind}": learn(*rows_of(file)).unsqueeze(0).double() for kind, file in files.items()}
