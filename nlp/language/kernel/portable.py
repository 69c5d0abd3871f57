"""The inner loops in NumPy, for machines without a compiler."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from nlp.language.kernel.contract import Floats, Numbers, Stack

#: head scores held at a time, 16 MB: a sentence of thousands of tokens is scored in parts
_MOST_SCORES = 4_000_000
#: tokens worked on at a time: what they need stays in the processor's cache
_BLOCK = 512
#: stands in a line for no token
_GAP = -1


class PortableKernel:
    """See `Kernel`."""

    name = "numpy"

    def packed(self, weight: Floats) -> Floats:
        """As it is."""
        return np.ascontiguousarray(weight)

    def add_product(self, rows: Floats, packed: Floats, output: Floats) -> None:
        """By the library that NumPy has for it."""
        output += rows @ packed

    def best_columns(self, rows: Floats, packed: Floats, bias: Floats) -> Numbers:
        """One product for a block of rows."""
        best = np.empty(len(rows), np.int32)
        for start in range(0, len(rows), _BLOCK):
            scores = rows[start : start + _BLOCK] @ packed
            scores += bias
            best[start : start + _BLOCK] = scores.argmax(1)
        return best

    def encode(self, table: Floats, forms: Numbers, ends: Numbers, stack: Stack) -> Floats:
        """The sequences in one line with a gap before, between and after them, some hundreds of places at a time."""
        places = np.arange(1, len(forms) + 1) + np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        line = np.full(len(forms) + len(ends) + 1, _GAP, np.int32)
        line[places] = forms
        output = np.empty((len(line), len(stack.factor)), np.float32)
        for block in _blocks(line):
            output[block] = _encoded(table, line[block], stack)
        return output[places]

    def best_path(self, scores: Floats, ends: Numbers, moves: Floats) -> Numbers:
        """All sequences a step at a time, the longest first, so that those still running stand in front."""
        lengths = np.diff(ends, prepend=0)
        order = np.argsort(-lengths, kind="stable")[: np.count_nonzero(lengths)]
        lengths, starts = lengths[order], (ends - lengths)[order]
        running = np.searchsorted(-lengths, -np.arange(lengths.max(initial=0)), "left")
        total = scores[starts]
        back = np.zeros((len(running), *total.shape), np.int32)
        for step in range(1, len(running)):
            count = running[step]
            sums = total[:count, :, None] + moves + scores[starts[:count] + step, None, :]
            back[step, :count] = sums.argmax(1)
            total[:count] = sums.max(1)
        return _traced(back, total, running, starts, len(scores))

    def best_heads(self, tokens: Floats, candidates: Floats, roots: Floats, ends: Numbers) -> Numbers:
        """A product a sentence, a long one in parts."""
        heads = np.empty(len(tokens), np.int32)
        start = 0
        for end in ends.tolist():
            step = max(1, _MOST_SCORES // max(1, end - start))
            for first in range(start, end, step):
                rows = slice(first, min(end, first + step))
                scores = tokens[rows] @ candidates[start:end].T
                rooted = roots[rows] >= scores.max(1)
                heads[rows] = np.where(rooted, -1, scores.argmax(1) + start)
            start = end
        return heads

    def best_relations(self, heads: Floats, tails: Floats, rows: Floats, known: int) -> Numbers:
        """One product for a block of tokens, of all pairs of inputs."""
        best = np.empty(len(heads), np.int32)
        for start in range(0, len(heads), _BLOCK):
            block = slice(start, start + _BLOCK)
            pairs = heads[block, :, None] * tails[block, None, :]
            best[block] = (pairs.reshape(len(pairs), -1) @ rows)[:, :known].argmax(1)
        return best


def _blocks(line: Numbers) -> list[slice]:
    """The line in pieces from a gap to a gap, each as long as a block or as its one sequence."""
    gaps = np.flatnonzero(line == _GAP)
    blocks, start = [], 0
    while start + 1 < len(line):
        following = int(np.searchsorted(gaps, start, "right"))
        last = int(np.searchsorted(gaps, start + _BLOCK, "right")) - 1
        stop = int(gaps[max(following, last)])
        blocks.append(slice(start, stop + 1))
        start = stop
    return blocks


def _encoded(table: Floats, line: Numbers, stack: Stack) -> Floats:
    gaps = line == _GAP
    state = _gathered(table[line], gaps)
    for layer in (stack.second, stack.third):
        given = np.maximum(state, 0, out=state) @ layer.rows[:-1]
        given += layer.rows[-1]
        state = _gathered(given, gaps)
        state += layer.bias
    np.maximum(state, 0, out=state)
    state *= stack.factor
    state += stack.offset
    return state


def _gathered(given: Floats, gaps: NDArray[np.bool_]) -> Floats:
    given[gaps] = 0
    before, own, after = np.split(given, 3, axis=1)
    output = own.copy()
    output[:-1] += before[1:]
    output[1:] += after[:-1]
    return output


def _traced(back: Numbers, total: Floats, running: NDArray[np.intp], starts: Numbers, size: int) -> Numbers:
    path = np.empty(size, np.int32)
    tag = total.argmax(1)
    sequences = np.arange(len(total))
    for step in range(len(running) - 1, -1, -1):
        count = running[step]
        path[starts[:count] + step] = tag[:count]
        tag[:count] = back[step, sequences[:count], tag[:count]]
    return path
