"""A trained network's convolutions and normalisations → the rows that the inner loops add, and their use."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from nlp.language.kernel import Floats, Kernel, Layer, Numbers, Stack, aligned

#: tokens of a sequence encoded at a time, and how far three convolutions see beyond them
_LONGEST, _SIGHT = 2048, 3


def encode(kernel: Kernel, table: Floats, forms: Numbers, ends: Numbers, stack: Stack) -> Floats:
    """A row a token; long sequences go in pieces that overlap as far as the network sees, so that memory is bounded."""
    starts = np.concatenate(([0], ends[:-1]))
    if (ends - starts).max(initial=0) <= _LONGEST:
        return kernel.encode(table, forms, ends, stack)
    pieces = [
        (max(start, first - _SIGHT), first, min(end, first + _LONGEST), min(end, first + _LONGEST + _SIGHT))
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        for first in range(start, end, _LONGEST)
    ]
    seen = np.concatenate([np.arange(begin, finish) for begin, _, _, finish in pieces])
    kept = np.concatenate([np.arange(begin, finish) >= first for begin, first, _, finish in pieces])
    kept &= np.concatenate([np.arange(begin, finish) < last for begin, _, last, finish in pieces])
    piece_ends = np.cumsum([finish - begin for begin, _, _, finish in pieces], dtype=np.int32)
    encoded: Floats = kernel.encode(table, forms[seen], piece_ends, stack)[kept]
    return encoded


def given(weight: Floats) -> Floats:
    """A row an input of a convolution: what a token gives for it [to the one before | to itself | to the one after]."""
    return np.ascontiguousarray(np.concatenate([weight[:, :, step].T for step in (2, 1, 0)], 1))


def stack(model: dict[str, Any]) -> Stack:
    """The convolutions after the first one; each takes the normalisation before it into its rows."""
    layers = model["encoder"]["layers"]
    second, third = (_layer(after["conv"], before["norm"]) for before, after in pairwise(layers))
    return Stack(second, third, *_scale(layers[-1]["norm"]))


def _layer(conv: dict[str, Any], norm: dict[str, Floats]) -> Layer:
    factor, offset = _scale(norm)
    rows = given(conv["weight"])
    return Layer(aligned(np.vstack((factor[:, None] * rows, offset @ rows))), conv["bias"])


def _scale(norm: dict[str, Floats]) -> tuple[Floats, Floats]:
    """The factor and offset of a normalisation after training."""
    factor = norm["weight"] / norm["std"]
    return factor, norm["bias"] - norm["mean"] * factor
