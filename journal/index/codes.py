"""Texts that decisions are filed under ↔ numbers, which take the index less room and time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

#: facets whose values are texts; those of the others are entities, which have numbers of their own
CODED = ("regions", "kinds", "statuses", "topics", "months")


class Codes:
    """The numbers of the texts of each facet, from 1 on as they came. Kept in the index, beside its bookmark."""

    def __init__(self, known: Mapping[str, Sequence[str]] | None = None) -> None:
        texts = {facet: (known or {}).get(facet, ()) for facet in CODED}
        self._numbers = {facet: {text: number for number, text in enumerate(texts[facet], 1)} for facet in CODED}

    def number(self, facet: str, text: str) -> int:
        """The number of a text, a new one for one that is new."""
        numbers = self._numbers[facet]
        return numbers.setdefault(text, len(numbers) + 1)

    def numbers(self, facet: str, texts: Iterable[str]) -> list[int]:
        """The numbers of those texts that have one."""
        return [number for text in texts if (number := self._numbers[facet].get(text))]

    def texts(self) -> dict[str, list[str]]:
        """The texts of each facet in the order of their numbers: what the same numbers are made of again."""
        return {facet: list(numbers) for facet, numbers in self._numbers.items()}
