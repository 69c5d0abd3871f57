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
        head, relation = model["head"], model["rel"]
        layers = [part[side]["proj"] for part in (head, relation) for side in ("head", "tail")]
        self._weight: Floats = np.concatenate([layer["weight"] for layer in layers], 1)
        self._bias: Floats = np.concatenate([layer["bias"] for layer in layers])
        self._between: Floats = head["kernel"]
        self._root: Floats = self._hidden(head["root"][None])[1][0]
        self._relation_root: Floats = self._hidden(relation["root"][None])[2][0]
        self._rows = _by_pair(relation["kernel"], len(relations))

    def parse(self, encoded: Floats, ends: Numbers) -> tuple[Numbers, Numbers]:
        """The place of each token's head among all tokens, -1 where it is the root; and its relation's number."""
        tokens, candidates, givers, takers = self._hidden(encoded)
        wanted: Floats = tokens @ self._between
        roots: Floats = wanted @ self._root
        heads = self._kernel.best_heads(wanted, candidates, roots, ends)
        given = givers[heads]
        given[heads < 0] = self._relation_root
        return heads, self._kernel.best_relations(given, takers, self._rows, len(self.relations))

    def _hidden(self, encoded: Floats) -> list[Floats]:
        """A token as a dependant and as a head, and as a head and a dependant of a relation."""
        hidden: Floats = encoded @ self._weight
        hidden += self._bias
        np.maximum(hidden, 0, out=hidden)
        return np.split(hidden, 4, axis=1)


def _by_pair(kernel: Floats, relations: int) -> Floats:
    """A row for each input of the head with each of the dependant, a column a relation, some more for the loops."""
    size = len(kernel)
    rows = kernel.reshape(size, relations, size).transpose(0, 2, 1).reshape(size * size, relations)
    return aligned(np.pad(rows, ((0, 0), (0, -relations % STEP))))
