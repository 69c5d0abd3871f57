"""Figures that add up: hits, what was said and what is gold, and the precision, recall and F1 of the three."""

from __future__ import annotations

from collections.abc import Hashable, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one figure over any number of releases."""

    hits: int = 0
    said: int = 0
    gold: int = 0

    @classmethod
    def of(cls, said: Set[Hashable], gold: Set[Hashable]) -> Tally:
        """What two sets of values have in common."""
        return cls(len(said & gold), len(said), len(gold))

    @classmethod
    def accuracy(cls, right: bool) -> Tally:
        """One question, answered rightly or not."""
        return cls(int(right), 1, 1)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.said + other.said, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 1 where nothing was said and nothing is gold."""
        return self.hits / self.said if self.said else float(not self.gold)

    @property
    def recall(self) -> float:
        """The share of the gold that was said; 1 where nothing is gold."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:8.3f}{self.recall:8.3f}{self.f1:8.3f}{self.gold:7}"
