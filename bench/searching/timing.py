"""How long questions take."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Times:
    """How long the queries of a shape take, in milliseconds."""

    p50: float
    p95: float


def times(asks: Sequence[Callable[[], object]]) -> Times:
    """Each question once to warm up and once to measure."""
    for ask in asks:
        ask()
    spent = sorted(1e3 * timed(ask)[0] for ask in asks)
    return Times(statistics.median(spent), spent[int(0.95 * (len(spent) - 1))])


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Seconds that a call took, and what it gave."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result
