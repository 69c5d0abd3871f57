"""Counts of this process on their way to those of the whole log, where all processes add theirs."""

from __future__ import annotations

import logging
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import wraps
from itertools import accumulate
from threading import Lock, Timer
from typing import ParamSpec, Protocol, TypeVar

from prometheus_client.core import HistogramMetricFamily, Metric

from journal.contract import JournalError

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)

#: seconds that a count waits in this process for others to go with it; so much is lost where the process is killed
PAUSE = 5.0
_SUM = "sum"

#: what is counted, and of which sort
Place = tuple[str, str]


class Sums(Protocol):
    """Where counts come together."""

    def add(self, more: Mapping[Place, float]) -> None:
        """Count more."""

    def all(self) -> dict[Place, float]:
        """Everything that was counted."""


class Alone:
    """The sums of a process whose counts are nobody else's."""

    def __init__(self) -> None:
        self._sums: dict[Place, float] = {}

    def add(self, more: Mapping[Place, float]) -> None:
        """Count more."""
        self._sums |= {place: self._sums.get(place, 0) + value for place, value in more.items()}

    def all(self) -> dict[Place, float]:
        """Everything that was counted."""
        return dict(self._sums)


class Tally:
    """Takes counts, and adds them to the sums a few seconds later, or when somebody asks."""

    def __init__(self, sums: Sums) -> None:
        self._sums = sums
        self._lock = Lock()
        self._held: dict[Place, float] = {}
        self._timer: Timer | None = None

    def add(self, name: str, label: str, more: float = 1) -> None:
        """Count something."""
        with self._lock:
            self._held[name, label] = self._held.get((name, label), 0) + more
            if self._timer is None:
                self._timer = Timer(PAUSE, self.flush)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Add what is held to the sums; where they do not answer it waits for the next time."""
        with self._lock:
            held, self._held, timer, self._timer = self._held, {}, self._timer, None
        if timer:
            timer.cancel()
        if not held:
            return
        try:
            self._sums.add(held)
        except JournalError:
            log.warning("figures wait for the database")
            for (name, label), more in held.items():
                self.add(name, label, more)

    def of(self, name: str) -> dict[str, float]:
        """The sums of one name by label, with what is held; raises JournalError."""
        self.flush()
        return {label: value for (one, label), value in self._sums.all().items() if one == name}


class Times:
    """How often something took at most so many seconds."""

    def __init__(self, tally: Tally, name: str, bounds: Sequence[float]) -> None:
        self._tally = tally
        self._name = name
        self._bounds = tuple(bounds)
        self._labels = [*map(str, self._bounds), "+Inf"]

    def observe(self, seconds: float) -> None:
        """Count one."""
        self._tally.add(self._name, self._labels[bisect_left(self._bounds, seconds)])
        self._tally.add(self._name, _SUM, seconds)

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

    def told(self, help: str) -> Iterable[Metric]:
        """As Prometheus reads it; raises JournalError."""
        found = self._tally.of(self._name)
        counts = accumulate(found.get(label, 0) for label in self._labels)
        buckets = list(zip(self._labels, counts, strict=True))
        yield HistogramMetricFamily(self._name, help, buckets=buckets, sum_value=found.get(_SUM, 0))
