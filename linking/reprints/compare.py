"""Two bodies → whether one is told after the other, by their aligned words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from linking.reprints.telling import Telling

#: words that must stand together to count as taken over: two that meet by chance say nothing
_RUN = 4


class Verdict(StrEnum):
    """What the program thinks of a pair."""

    SAME = "same"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Comparison:
    """How much of two bodies is the same; shares are of the shorter one, in [0, 1]."""

    #: words in runs that stand in both in one order
    common: float
    #: names and figures among the words that are in such runs, or stand in the other body anywhere
    names: float
    #: words in runs
    words: int
    verdict: Verdict

    @property
    def score(self) -> float:
        """How sure it is, in [0, 1]."""
        return self.common * self.names


def compare(one: Telling, other: Telling, apart: dt.timedelta | None = None) -> Comparison:
    """Compare two bodies published this far apart (None where a day is unknown)."""
    short, long = sorted((one, other), key=lambda telling: len(telling.words))
    matched = _matched(short.words, long.words)
    common = len(matched) / max(1, len(short.words))
    names = _names(short, long)
    return Comparison(common, names, len(matched), _verdict(common, names, len(matched), apart))


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words, in order: place in one, place in the other, length."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks if block.size >= _RUN]


def _matched(short: Sequence[str], long: Sequence[str]) -> set[int]:
    return {place for first, _, size in aligned(short, long) for place in range(first, first + size)}


def _names(short: Telling, long: Telling) -> float:
    """The share of names and figures that the longer body has too: where they differ, it is a form filled in anew."""
    there = set(long.words)
    names = {word for word, name in zip(short.words, short.names, strict=True) if name}
    return sum(word in there for word in names) / len(names) if names else 1.0


def _verdict(common: float, names: float, words: int, apart: dt.timedelta | None) -> Verdict:
    near = apart is None or abs(apart) <= _NEAR
    if words >= _FEWEST and common >= _SURE and names >= _NAMES and near:
        return Verdict.SAME
    if words >= _FEWEST and common >= _LIKELY and names >= _SOME_NAMES:
        return Verdict.ASK
    return Verdict.NO


#: what bench/reprints.py found to part copies from forms filled in anew and from news of the same matter
_SURE, _LIKELY = 0.45, 0.25
_NAMES, _SOME_NAMES = 0.8, 0.6
_FEWEST = 12
_NEAR = dt.timedelta(days=45)
