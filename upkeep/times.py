"""Times in memory that several processes share: whoever reads releases counts them, the web server tells them."""

from __future__ import annotations

import multiprocessing
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from itertools import accumulate
from typing import ParamSpec, TypeVar

from prometheus_client.core import HistogramMetricFamily, Metric

P = ParamSpec("P")
T = TypeVar("T")
#: as the workers are started
_PROCESSES = multiprocessing.get_context("spawn")


class Times:
    """How often something took at most so many seconds; given to a process when it is started."""

    def __init__(self, bounds: Sequence[float]) -> None:
        self._bounds = tuple(bounds)
        #: a count for each bound, one for what took longer, and the sum of all
        self._cells = _PROCESSES.Array("d", len(self._bounds) + 2)

    def observe(self, seconds: float) -> None:
        """Count one."""
        with self._cells.get_lock():
            self._cells[bisect_left(self._bounds, seconds)] += 1
            self._cells[len(self._bounds) + 1] += seconds

    def of(self, call: Callable[P, T]) -> Callable[P, T]:
        """The same call, counted."""

        @wraps(call)
        def timed(*args: P.args, **kwargs: P.kwargs) -> T:
            began = time.perf_counter()
            try:
                return call(*args, **kwargs)
            finally:
                self.observe(time.perf_counter() - began)

        return timed

    def told(self, name: str, help: str) -> Iterable[Metric]:
        """As Prometheus reads it."""
        *counts, total = self._cells[:]
        bounds = [*map(str, self._bounds), "+Inf"]
        buckets = list(zip(bounds, accumulate(counts), strict=True))
        yield HistogramMetricFamily(name, help, buckets=buckets, sum_value=total)
