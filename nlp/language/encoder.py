"""Forms → what a network makes of each token in its place: three convolutions over neighbours, the first one a table.

The first convolution sees a token's form alone, so what a form gives to itself and its neighbours is reckoned once and
kept. The networks see three tokens to each side, no further, so sequences stand in one line with one gap between them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nlp.language.forms import Forms
from nlp.language.kernel import Floats, Kernel, Layer, Numbers, aligned, zeros
from nlp.language.weights import Vectors

#: rows of a table at first: memory is taken as they are filled
_ROWS = 24_000
#: places worked on at a time: what they need stays in the processor's cache
_BLOCK = 768


class Encoder:
    """The encoder of one network and its table of forms."""

    def __init__(self, model: dict[str, Any], vectors: Vectors, kernel: Kernel) -> None:
        layers = model["encoder"]["layers"]
        self._kernel = kernel
        self._table = Table(model["emb"]["shape"]["weight"], layers[0]["conv"], vectors)
        self._layers = [_layer(after["conv"], before["norm"]) for before, after in zip(layers, layers[1:], strict=False)]
        self._factor, self._offset = _scale(layers[-1]["norm"])

    def encode(self, forms: Forms, numbers: Numbers, ends: Numbers) -> Floats:
        """A row a token; `numbers` are the tokens' forms, `ends` the ends of the sequences that do not see each other."""
        table = self._table.rows(forms)
        places = np.arange(1, len(numbers) + 1) + np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
        line = np.zeros(len(numbers) + len(ends) + 1, np.int32)
        line[places] = numbers
        output = np.empty((len(line), len(self._factor)), np.float32)
        for block in _blocks(line):
            output[block] = self._run(table, line[block])
        return output[places]

    def _run(self, table: Floats, line: Numbers) -> Floats:
        state = self._kernel.look_up(table, line)
        for layer in self._layers:
            state = self._kernel.convolve(state, line, layer)
        np.maximum(state, 0, out=state)
        state *= self._factor
        state += self._offset
        return state


class Table:
    """What each form gives to the token before, to itself and to the token after, in the first layer; a row a form."""

    def __init__(self, shapes: Floats, conv: dict[str, Any], vectors: Vectors) -> None:
        given, bias = _given(conv["weight"]), conv["bias"]
        size = len(given) - shapes.shape[1]
        self._vectors = vectors
        self._word = given[:size]
        self._shape = shapes @ given[size:] + np.pad(bias, bias.size)
        self._rows = zeros(_ROWS, given.shape[1])
        self._filled, self._generation = 0, 0

    def rows(self, forms: Forms) -> Floats:
        """The table with every form of `forms` in it; row 0 is the gap's."""
        if self._generation != forms.generation:
            self._filled, self._generation = 0, forms.generation
        if self._filled < len(forms):
            self._fill(forms)
        return self._rows

    def _fill(self, forms: Forms) -> None:
        first, stop = self._filled + 1, len(forms) + 1
        if stop > len(self._rows):
            grown = zeros(2 * stop, self._rows.shape[1])
            grown[:first] = self._rows[:first]
            self._rows = grown
        looks = forms.looks(first)
        fresh = self._rows[first:stop]
        np.matmul(self._vectors.of(looks[:, 0]), self._word, out=fresh)
        fresh += self._shape[looks[:, 1]]
        self._filled = len(forms)


def _blocks(line: Numbers) -> list[slice]:
    """The line in pieces from a gap to a gap, each as long as the block or as its one sequence."""
    gaps = np.flatnonzero(line == 0)
    blocks, start = [], 0
    while start + 1 < len(line):
        following = int(np.searchsorted(gaps, start, "right"))
        stop = int(gaps[max(following, int(np.searchsorted(gaps, start + _BLOCK, "right")) - 1)])
        blocks.append(slice(start, stop + 1))
        start = stop
    return blocks


def _given(weight: Floats) -> Floats:
    return np.ascontiguousarray(np.concatenate([weight[:, :, step].T for step in (2, 1, 0)], 1))


def _scale(norm: dict[str, Floats]) -> tuple[Floats, Floats]:
    factor = norm["weight"] / norm["std"]
    return factor, norm["bias"] - norm["mean"] * factor


def _layer(conv: dict[str, Any], norm: dict[str, Floats]) -> Layer:
    factor, offset = _scale(norm)
    given = _given(conv["weight"])
    return Layer(aligned(np.vstack((factor[:, None] * given, offset @ given))), conv["bias"])
