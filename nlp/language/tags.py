"""Encoded tokens → part of speech and features, each token by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.language.kernel import Floats, Numbers

#: tokens whose scores are held at a time: 753 scores each, a megabyte and a half in all
_BLOCK = 512


class TagHead:
    """The tagging head; `parts[tag]` and `features[tag]` say what a tag's number means."""

    def __init__(self, head: dict[str, Any], tags: Sequence[str]) -> None:
        self._weight: Floats = head["proj"]["weight"]
        self._bias: Floats = head["proj"]["bias"]
        self.parts = np.array([tag.partition("|")[0] for tag in tags], object)
        self.features = np.array([_features(tag) for tag in tags], object)

    def tag(self, encoded: Floats) -> Numbers:
        """The number of the best tag of each token."""
        best = np.empty(len(encoded), np.int32)
        for start in range(0, len(encoded), _BLOCK):
            scores = encoded[start : start + _BLOCK] @ self._weight
            scores += self._bias
            best[start : start + _BLOCK] = scores.argmax(1)
        return best


def _features(tag: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in tag.split("|")[1:])
