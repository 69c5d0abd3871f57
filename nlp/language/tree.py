"""Encoded tokens → dependencies: for each token the head that suits it best, and the relation to that head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.language.kernel import STEP, Floats, Kernel, Numbers, aligned


class TreeHead:
    """Two bilinear scores: of a token and its head, and of a token, its head and their relation.

    The root of a sentence counts as a token before its first one.
    """

    def __init__(self, model: dict[str, Any], relations: Sequence[str], kernel: Kernel) -> None:
        self.relations = np.array(relations, object)
        self._kernel = kernel
        self._head, self._relation = model["head"], model["rel"]
        self._root: Floats = _rectified(self._head["root"], self._head["tail"])
        self._relation_root: Floats = _rectified(self._relation["root"], self._relation["head"])
        size = len(self._relation["kernel"])
        rows = self._relation["kernel"].reshape(size, len(relations), size).transpose(0, 2, 1).reshape(size * size, -1)
        self._rows = aligned(np.pad(rows, ((0, 0), (0, -len(relations) % STEP))))

    def parse(self, encoded: Floats, ends: Numbers) -> tuple[Numbers, Numbers]:
        """The place of each token's head among all tokens, -1 where it is the root; and its relation's number."""
        tokens = _rectified(encoded, self._head["head"]) @ self._head["kernel"]
        heads = self._kernel.best_heads(tokens, _rectified(encoded, self._head["tail"]), tokens @ self._root, ends)
        given = _rectified(encoded, self._relation["head"])[heads]
        given[heads < 0] = self._relation_root
        tails = _rectified(encoded, self._relation["tail"])
        return heads, self._kernel.best_relations(given, tails, self._rows, len(self.relations))


def _rectified(rows: Floats, layer: dict[str, Any]) -> Floats:
    output: Floats = rows @ layer["proj"]["weight"]
    output += layer["proj"]["bias"]
    return np.maximum(output, 0, out=output)
