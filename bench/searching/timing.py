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
    """How long the queries of a shape take, in milliseconds: by the clock, and of a core in this process."""

    p50: float
    p95: float
    core_p50: float
    core_p95: float


def times(asks: Sequence[Callable[[], object]], warm: Sequence[Callable[[], object]]) -> Times:
    """Each question once, after others of the same shape: what is remembered of an answer is no use to it."""
    for ask in warm:
        ask()
    spent = [_spent(ask) for ask in asks]
    return Times(*_percentiles([wall for wall, _ in spent]), *_percentiles([cpu for _, cpu in spent]))


def _spent(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock and of a core."""
    cpu = time.process_time()
    wall, _ = timed(ask)
    return 1e3 * wall, 1e3 * (time.process_time() - cpu)


def _percentiles(spent: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(spent)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]


def timed(call: Callable[[], T]) -> tuple[float, T]:
    """Seconds that a call took, and what it gave."""
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result
