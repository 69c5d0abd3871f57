"""Encoded tokens → part of speech and features, each token by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.language.kernel import STEP, Floats, Kernel, Numbers

#: less than any score, for columns that are no tag
_NEVER = np.finfo(np.float32).min


class TagHead:
    """The tagging head; `parts[tag]` and `features[tag]` say what a tag's number means."""

    def __init__(self, head: dict[str, Any], tags: Sequence[str], kernel: Kernel) -> None:
        more = -len(tags) % STEP
        self._kernel = kernel
        self._weight = kernel.packed(np.pad(head["proj"]["weight"], ((0, 0), (0, more))))
        self._bias: Floats = np.pad(head["proj"]["bias"], (0, more), constant_values=_NEVER)
        self.parts = np.array([tag.partition("|")[0] for tag in tags], object)
        self.features = np.array([_features(tag) for tag in tags], object)

    def tag(self, encoded: Floats) -> Numbers:
        """The number of the best tag of each token."""
        return self._kernel.best_columns(encoded, self._weight, self._bias)


def _features(tag: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in tag.split("|")[1:])
