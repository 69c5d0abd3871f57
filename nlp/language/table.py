"""What forms give to their neighbours in the first convolution of each network, reckoned once a form.

The first convolution sees a token's form alone, so its products can be kept: one row a form, the networks side by side,
of each [to the token before | to itself | to the token after].
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.language.encoder import given
from nlp.language.forms import Forms
from nlp.language.kernel import Floats, Kernel, zeros
from nlp.language.weights import Vectors

#: rows at first: the system gives memory as they are filled
_ROWS = 34_000


class Table:
    """The first convolutions of networks over the same words and shapes."""

    def __init__(self, models: Sequence[dict[str, Any]], vectors: Vectors, kernel: Kernel) -> None:
        words, shapes = zip(*(_by_input(model) for model in models), strict=True)
        self._kernel, self._vectors = kernel, vectors
        self._word = kernel.packed(np.concatenate(words, 1))
        self._shape = np.concatenate(shapes, 1)
        self._ends = np.cumsum([word.shape[1] for word in words])
        self._rows = zeros(_ROWS, self._word.shape[1])
        self._filled, self._generation = 0, 0

    def rows(self, forms: Forms) -> list[Floats]:
        """Of each network what every form of `forms` gives, a row a form."""
        if self._generation != forms.generation:
            self._filled, self._generation = 0, forms.generation
        if self._filled < len(forms):
            self._fill(forms)
        return np.split(self._rows, self._ends[:-1], axis=1)

    def _fill(self, forms: Forms) -> None:
        first, stop = self._filled, len(forms)
        if stop > len(self._rows):
            grown = zeros(2 * stop, self._rows.shape[1])
            grown[:first] = self._rows[:first]
            self._rows = grown
        looks = forms.looks(first)
        fresh = self._rows[first:stop]
        self._shape.take(looks[:, 1], 0, out=fresh, mode="clip")
        self._kernel.add_product(self._vectors.of(looks[:, 0]), self._word, fresh)
        self._filled = stop


def _by_input(model: dict[str, Any]) -> tuple[Floats, Floats]:
    """What each input of a word's vector gives, and what each shape does with the bias, a token's gift to itself."""
    convolution, shapes = model["encoder"]["layers"][0]["conv"], model["emb"]["shape"]["weight"]
    rows, bias = given(convolution["weight"]), convolution["bias"]
    size = len(rows) - shapes.shape[1]
    return rows[:size], shapes @ rows[size:] + np.pad(bias, bias.size)
