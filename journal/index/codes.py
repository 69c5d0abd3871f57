"""What decisions are filed under ↔ numbers from 1 on, as it came: they take the index less room and time.

Entities are numbered anew by facet, too: counting touches memory for every number up to the highest.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from journal.records import FACETS_OF

#: facets whose values are texts; those of the others are entities
CODED = ("regions", "kinds", "statuses", "topics", "months")
_ENTITIES = tuple(FACETS_OF.values())


class Codes:
    """The numbers of one index, kept in it beside its bookmark."""

    def __init__(self, texts: Mapping[str, Sequence[str]] | None = None, entities: Sequence[bytes] = ()) -> None:
        known = {facet: (texts or {}).get(facet, ()) for facet in CODED}
        self._numbers = {facet: {text: number for number, text in enumerate(known[facet], 1)} for facet in CODED}
        self._ids = {facet: array("Q") for facet in _ENTITIES}
        for ids, written in zip(self._ids.values(), entities, strict=False):
            ids.frombytes(written)

    def number(self, facet: str, text: str) -> int:
        """The number of a text, a new one for one that is new."""
        numbers = self._numbers[facet]
        return numbers.setdefault(text, len(numbers) + 1)

    def numbers(self, facet: str, texts: Iterable[str]) -> list[int]:
        """The numbers of those texts that have one."""
        return [number for text in texts if (number := self._numbers[facet].get(text))]

    def texts(self, facet: str) -> list[str]:
        """The texts of a facet in the order of their numbers."""
        return list(self._numbers[facet])

    def entity_number(self, facet: str, id_: int) -> int:
        """The number of an entity, a new one for one that is new."""
        numbers, ids = self._entity_numbers[facet], self._ids[facet]
        if id_ not in numbers:
            ids.append(id_)
            numbers[id_] = len(ids)
        return numbers[id_]

    def entities(self, facet: str) -> Sequence[int]:
        """The entities of a facet in the order of their numbers."""
        return self._ids[facet]

    def written(self) -> tuple[str, list[bytes]]:
        """What the same numbers are made of again: the texts, and the entities."""
        texts = {facet: self.texts(facet) for facet in CODED}
        return json.dumps(texts), [ids.tobytes() for ids in self._ids.values()]

    @cached_property
    def _entity_numbers(self) -> dict[str, dict[int, int]]:
        """Only who writes asks for them; who reads opens the index after every change."""
        return {facet: {id_: number for number, id_ in enumerate(ids, 1)} for facet, ids in self._ids.items()}
