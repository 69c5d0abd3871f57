"""What a span of words is that can name a body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Standing(IntEnum):
    """How firmly a span names a body."""

    #: only a form of a body that the release names elsewhere
    JOINS = 1
    #: a body by itself
    SURE = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `[first, last)` of a section; `head` is the noun or abbreviation that the name is built on."""

    first: int
    last: int
    head: int
    kind: str
    standing: Standing
    #: the place in the name («Тверской области»), half-open; empty where it has none
    place: tuple[int, int] = (0, 0)

    def inside(self, other: Span) -> bool:
        """Whether another span, no less firm, covers this one and more."""
        covered = other.first <= self.first and self.last <= other.last
        return covered and self.last - self.first < other.last - other.first and other.standing >= self.standing
