"""How many of the decisions that nobody has looked at are right, judged by those that somebody has.

Decisions are taken in bands of the program's certainty. In each band the program's own calibrated word counts as some
decisions looked at, and what people found is added to it; a band weighs by the unreviewed decisions that it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

#: upper ends of the bands of certainty
BANDS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
#: how many reviewed decisions the program's own certainty is worth in a band
_WORTH = 20
#: standard deviations to each side of the middle that hold 95 of 100 estimates
_SIDE = 1.96


@dataclass(frozen=True, slots=True)
class Band:
    """Decisions of about the same certainty."""

    #: nobody has looked at them
    left: int
    #: the mean of their certainty
    expected: float
    #: a person accepted them as they were
    right: int
    #: a person corrected or rejected them
    wrong: int


@dataclass(frozen=True, slots=True)
class Precision:
    """The share that is right, in [0, 1]; with 95 % certainty between the ends."""

    low: float
    middle: float
    high: float


def precision(bands: Sequence[Band]) -> Precision | None:
    """The estimate for all that is left in the bands; None where nothing is left."""
    total = sum(band.left for band in bands)
    if not total:
        return None
    found = [(band.left / total, *_share(band)) for band in bands if band.left]
    middle = sum(weight * share for weight, share, _ in found)
    side = _SIDE * sqrt(sum(weight**2 * variance for weight, _, variance in found))
    return Precision(max(0.0, middle - side), middle, min(1.0, middle + side))


def _share(band: Band) -> tuple[float, float]:
    """Mean and variance of the share that is right, as a beta distribution has them."""
    right, wrong = band.right + _WORTH * band.expected, band.wrong + _WORTH * (1 - band.expected)
    share = right / (right + wrong)
    return share, share * (1 - share) / (right + wrong + 1)
