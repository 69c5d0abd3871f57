"""The inner loops in C (`kernel.c`), called through ctypes, which lets other threads run meanwhile."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.language.kernel.contract import STEP, Floats, Numbers, Stack, aligned, zeros
from nlp.language.kernel.library import compiled

#: limits of `kernel.c`
_GROUP, _MOST_ROWS, _MOST_PAIRED, _MOST_REACH, _MOST_TAGS = 32, 1024, 64, 96, 128


class NativeKernel:
    """See `Kernel`; one thread at a time."""

    name = "c"

    def __init__(self, functions: ctypes.CDLL) -> None:
        self._functions = functions
        self._room = zeros(1, 0)

    @classmethod
    def load(cls) -> NativeKernel | None:
        """The compiled loops, where there are any."""
        library = compiled()
        return cls(ctypes.CDLL(str(library))) if library else None

    def packed(self, weight: Floats) -> Floats:
        """Some columns after the others, so that they are read from the first to the last byte, once for all rows."""
        inputs, width = weight.shape
        _check(width % STEP == 0, weight)
        return aligned(weight.reshape(inputs, -1, STEP).swapaxes(0, 1).reshape(inputs, width))

    def add_product(self, rows: Floats, packed: Floats, output: Floats) -> None:
        """Twice as fast as NumPy's for the few new forms of a release, for the matrix need not be packed anew."""
        rows = np.ascontiguousarray(rows)
        inputs, width = packed.shape
        self._functions.add_product(_of(rows), _size(len(rows)), _size(inputs), _of(packed), _size(width), _of(output))

    def best_columns(self, rows: Floats, packed: Floats, bias: Floats) -> Numbers:
        """Scores are compared as they are made, never written down."""
        rows = np.ascontiguousarray(rows)
        inputs, width = packed.shape
        best = np.empty(len(rows), np.int32)
        self._functions.best_columns(
            _of(rows), _size(len(rows)), _size(inputs), _of(packed), _of(bias), _size(width), _of(best)
        )
        return best

    def encode(self, table: Floats, forms: Numbers, ends: Numbers, stack: Stack) -> Floats:
        """A sequence at a time, all its layers while they are in the processor's cache."""
        widths = np.array([table.shape[1] // 3, len(stack.second.bias), len(stack.third.bias)], np.int64)
        _check(max(widths) < _MOST_ROWS and not any(widths % _GROUP) and not any(3 * widths % STEP), stack.second.rows)
        longest = int(np.diff(ends, prepend=0).max(initial=0))
        needed = (longest + 2) * int(widths.sum())
        if self._room.size < needed:
            self._room = zeros(1, needed)
        output = np.empty((len(forms), int(widths[2])), np.float32)
        self._functions.encode(
            _of(table), _size(table.strides[0] // table.itemsize), _of(forms), _of(ends), _size(len(ends)), _of(widths),
            _of(stack.second.rows), _of(stack.second.bias), _of(stack.third.rows), _of(stack.third.bias),
            _of(stack.factor), _of(stack.offset), _of(self._room), _of(output),
        )  # fmt: skip
        return output

    def best_path(self, scores: Floats, ends: Numbers, moves: Floats) -> Numbers:
        """Viterbi's algorithm, a sequence after the other."""
        _check(len(moves) <= _MOST_TAGS, moves)
        path, back = np.empty(len(scores), np.int32), np.empty(scores.shape, np.int32)
        self._functions.best_path(
            _of(scores), _of(ends), _size(len(ends)), _of(moves), _size(len(moves)), _of(back), _of(path)
        )
        return path

    def best_heads(self, tokens: Floats, candidates: Floats, roots: Floats, ends: Numbers) -> Numbers:
        """The scores of one token at a time are held."""
        heads, room = np.empty(len(tokens), np.int32), np.empty(len(tokens), np.float32)
        turned = np.ascontiguousarray(candidates.T)
        self._functions.best_heads(
            _of(tokens), _of(turned), _of(roots), _size(tokens.shape[1]), _size(len(tokens)),
            _of(ends), _size(len(ends)), _of(room), _of(heads),
        )  # fmt: skip
        return heads

    def best_relations(self, heads: Floats, tails: Floats, rows: Floats, known: int) -> Numbers:
        """The rows of pairs of positive inputs alone are read."""
        size, reach = heads.shape[1], rows.shape[1]
        _check(size % _GROUP == 0 and size <= _MOST_PAIRED and reach % STEP == 0 and reach <= _MOST_REACH, rows)
        heads, tails = np.ascontiguousarray(heads), np.ascontiguousarray(tails)
        relations = np.empty(len(heads), np.int32)
        self._functions.best_relations(
            _of(heads), _of(tails), _size(size), _size(len(heads)),
            _of(rows), _size(reach), _size(known), _of(relations),
        )  # fmt: skip
        return relations


def _check(fits: bool, array: Floats) -> None:
    if not fits:
        raise ValueError(f"kernel.c has no room for weights of the shape {array.shape}")


def _of(array: NDArray[Any]) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


_size = ctypes.c_int64
