"""Encoded tokens → named spans: the best sequence of BIO tags by the scores of tags and of moves between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from nlp.document import Name
from nlp.language.kernel import Floats, Kernel, Numbers


class NameTagger:
    """A tagging head: `tags` are `O`, `B-…` and `I-…`."""

    def __init__(self, head: dict[str, Any], tags: Sequence[str], kernel: Kernel) -> None:
        self._weight: Floats = head["proj"]["weight"]
        self._bias: Floats = head["proj"]["bias"]
        self._moves: Floats = head["crf"]["transitions"]
        self._tags = tags
        self._outside = tags.index("O")
        self._kernel = kernel

    def find(self, encoded: Floats, ends: Numbers) -> list[tuple[Name, ...]]:
        """The spans of each sequence, in places of its own tokens."""
        path = self._kernel.best_path(encoded @ self._weight + self._bias, ends, self._moves)
        return [tuple(self._spans(sequence)) for sequence in np.split(path, ends[:-1])]

    def _spans(self, path: Numbers) -> Iterator[Name]:
        """A span runs from `B` over every `I` up to the next `B` or `O`; its type is the `B`'s."""
        first, last, name, previous = 0, 0, "", 0
        for place in np.flatnonzero(path != self._outside).tolist():
            part, _, kind = self._tags[path[place]].partition("-")
            if name and (part == "B" or place > previous + 1):
                yield Name(first, last, name)
                name = ""
            if part == "B":
                first, last, name = place, place + 1, kind
            elif part == "I":
                last = place + 1
            previous = place
        if name:
            yield Name(first, last, name)
