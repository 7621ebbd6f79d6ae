"""Writes a network as a Nastan weights file; docs/model-format.md is its description."""
import struct
import zlib

import numpy
import torch

MAGIC, VERSION, ALIGN = b"NASTANM\0", 1, 64
TEXT, FLOAT16, FLOAT32 = 0, 1, 2
HEADER = struct.Struct("<8sIIQII")      # magic, version, entries, file size, CRC-32 of all after the header, 0
ENTRY = struct.Struct("<32sII4IQQ")     # name, kind, dimensions, shape, offset, size


def lines(values):
    return "".join(v + "\n" for v in values).encode()


def tensors(network, vocabulary, language):
    """Name -> array. The language vector is constant at run time, so it goes into the bias of the first layer."""
    state = {k: v.detach().double() for k, v in network.state_dict().items()}
    c = network.config
    inner = state["word.weight"].shape[1] + c.char_filters * len(c.char_widths)
    vector = state["language.weight"][vocabulary.index["treebanks"][language]]
    out = {"word": state["word.weight"], "char": state["char.weight"]}
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
    out["arc"], out["rel"] = state["arc"], state["rel"]
    return out


def write(path, network, vocabulary, config, scores):
    entries = [("about", TEXT, (0,), lines(
        [f"language {config['language']}", f"licence {config['licence']}",
         "scores " + " ".join(f"{k} {v}" for k, v in scores.items())]))]
    for name in ("words", "chars", "upos", "feats", "lemmas", "relations"):
        values = getattr(vocabulary, name)
        entries.append(("list." + name, TEXT, (len(values),), lines(values)))
    for name, tensor in tensors(network, vocabulary, config["treebank"]).items():
        small = tensor.dim() == 1
        array = tensor.numpy().astype(numpy.float32 if small else numpy.float16)
        entries.append((name, FLOAT32 if small else FLOAT16, tuple(array.shape), array.tobytes()))
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
