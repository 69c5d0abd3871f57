"""What the inner loops have in common.

A *line* holds sequences of tokens that do not see each other: the number of each token's form, and a gap (0) before the
first sequence, between sequences and after the last. `ends` are the ends of sequences where they stand without gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

#: bytes of a cache line
_LINE = 64


def zeros(rows: int, width: int) -> Floats:
    """Zeros from the start of a cache line on: rows that straddle lines are read at half the speed."""
    room = np.zeros(rows * width + _LINE // 4, np.float32)
    skipped = -room.ctypes.data % _LINE // 4
    return room[skipped : skipped + rows * width].reshape(rows, width)


def aligned(array: Floats) -> Floats:
    """The same matrix from the start of a cache line on."""
    copy = zeros(*array.shape)
    copy[:] = array
    return copy


@dataclass(frozen=True)
class Layer:
    """A convolution over three neighbours, by what each token gives: [to the one before | to itself | to the one after].

    `rows[i]` is given for each unit of the token's input `i`, `rows[-1]` by every token whatever its inputs.
    """

    rows: Floats
    bias: Floats


class Kernel(Protocol):
    """Arrays are contiguous; of equal scores the first is the best."""

    name: str

    def look_up(self, table: Floats, line: Numbers) -> Floats:
        """The sum at each place of the line of what it and its neighbours give by the table, a row a form."""

    def convolve(self, state: Floats, line: Numbers, layer: Layer) -> Floats:
        """The layer's output for `state`, whose negative numbers count as 0; at gaps it may be anything."""

    def best_path(self, scores: Floats, ends: Numbers, moves: Floats) -> Numbers:
        """The tags of the best sequences, by `scores[token, tag]` and `moves[tag, next tag]`."""

    def best_heads(self, tokens: Floats, candidates: Floats, roots: Floats, ends: Numbers) -> Numbers:
        """For each token the token of its sequence with the greatest product, -1 where `roots[token]` is no less."""

    def best_relations(self, heads: Floats, tails: Floats, rows: Floats, known: int) -> Numbers:
        """For each token the greatest of the first `known` numbers of all `heads[i] * tails[j] * rows[i, j]` together.

        Heads and tails are not negative.
        """
