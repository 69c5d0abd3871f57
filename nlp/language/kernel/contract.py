"""What the inner loops have in common: their names, and the form in which they take weights.

Tokens of all sequences stand one after another; `ends` says where each sequence ends. Sequences do not see each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

#: columns of matrices and of rows that are added come in such bunches
STEP = 48
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
    """A convolution over three neighbours, by what a token gives: [to the one before | to itself | to the one after].

    `rows[i]` is given for each unit of the token's input `i`, `rows[-1]` by every token whatever its inputs.
    """

    rows: Floats
    bias: Floats


@dataclass(frozen=True)
class Stack:
    """The second and third convolution, both of rectified inputs, and the scale of the rectified output."""

    second: Layer
    third: Layer
    factor: Floats
    offset: Floats


class Kernel(Protocol):
    """Weights are contiguous, other arrays may be some columns of wider ones; of equal scores the first is the best."""

    name: str

    def packed(self, weight: Floats) -> Floats:
        """A matrix in the order in which products read it; columns are multiples of `STEP`."""

    def add_product(self, rows: Floats, packed: Floats, output: Floats) -> None:
        """Rows times the packed matrix, added to `output`."""

    def best_columns(self, rows: Floats, packed: Floats, bias: Floats) -> Numbers:
        """For each row the column of the greatest of its product with the packed matrix and the bias."""

    def encode(self, table: Floats, forms: Numbers, ends: Numbers, stack: Stack) -> Floats:
        """A row a token; `table[forms[i]]` is what token `i` gives in the first convolution."""

    def best_path(self, scores: Floats, ends: Numbers, moves: Floats) -> Numbers:
        """The tags of the best sequences, by `scores[token, tag]` and `moves[tag, next tag]`."""

    def best_heads(self, tokens: Floats, candidates: Floats, roots: Floats, ends: Numbers) -> Numbers:
        """For each token the token of its sequence with the greatest product, -1 where `roots[token]` is no less."""

    def best_relations(self, heads: Floats, tails: Floats, rows: Floats, known: int) -> Numbers:
        """For each token the greatest of the first `known` numbers of all `heads[i] * tails[j] * rows[i, j]` together.

        Heads and tails are not negative.
        """
