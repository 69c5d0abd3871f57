"""The inner loops in C (`kernel.c`), called through ctypes, which lets other threads run meanwhile."""

from __future__ import annotations

import ctypes
import zlib
from pathlib import Path

import numpy as np

from nlp.language.kernel.contract import Floats, Layer, Numbers, zeros

SOURCE = Path(__file__).with_name("kernel.c")


def library() -> Path:
    """Where the compiled source belongs; the name changes with the source, so that a stale build is never loaded."""
    return SOURCE.with_name(f"kernel-{zlib.crc32(SOURCE.read_bytes()):08x}.so")


#: limits of `kernel.c`
_STEP, _MOST_ROWS, _MOST_TAGS = 48, 4096, 128


class NativeKernel:
    """See `Kernel`."""

    name = "c"

    def __init__(self, functions: ctypes.CDLL) -> None:
        self._functions = functions

    @classmethod
    def load(cls) -> NativeKernel | None:
        """The compiled loops, or None where they were not built, or not for this machine."""
        try:
            return cls(ctypes.CDLL(str(library())))
        except OSError:
            return None

    def look_up(self, table: Floats, line: Numbers) -> Floats:
        """Of a table whose rows are three times as wide as the output's."""
        width = table.shape[1] // 3
        output = zeros(len(line), width)
        self._functions.look_up(_of(table), _of(line), _size(len(line)), _size(width), _of(output))
        return output

    def convolve(self, state: Floats, line: Numbers, layer: Layer) -> Floats:
        """The rows of positive inputs alone are read."""
        inputs, width = state.shape[1], len(layer.bias)
        _check(inputs < _MOST_ROWS and 3 * width % _STEP == 0, layer.rows)
        output = zeros(len(line), width)
        self._functions.convolve(
            _of(state), _size(inputs), _of(line), _size(len(line)), _of(layer.rows), _of(layer.bias), _size(width), _of(output)
        )
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
        _check(len(rows) <= _MOST_ROWS and rows.shape[1] % _STEP == 0 and rows.shape[1] <= 4 * _STEP, rows)
        relations = np.empty(len(heads), np.int32)
        self._functions.best_relations(
            _of(heads), _of(tails), _size(heads.shape[1]), _size(len(heads)),
            _of(rows), _size(rows.shape[1]), _size(known), _of(relations),
        )  # fmt: skip
        return relations


def _check(fits: bool, array: Floats) -> None:
    if not fits:
        raise ValueError(f"kernel.c has no room for weights of the shape {array.shape}")


def _of(array: Floats | Numbers) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


_size = ctypes.c_int64
