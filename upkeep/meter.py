"""The figures of one process, in the words of Prometheus. Labels are our own short words, never what somebody sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0

from upkeep.times import Times

#: seconds
_FAST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_SLOW = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)

CONTENT_TYPE = CONTENT_TYPE_PLAIN_1_0_0


class Meter:
    """Counters and times, and what is asked for whenever somebody reads them.

    Times of reading are counted where it is done, which may be in other processes.
    """

    def __init__(self, extraction: Times | None = None) -> None:
        self._registry = registry = CollectorRegistry()
        self.extraction = times = extraction or Times(_SLOW)
        self.intake = Counter("kadrolog_intake_files", "Files taken in", ("format", "outcome"), registry=registry)
        self.search = Histogram("kadrolog_search_seconds", "Answering one query", buckets=_FAST, registry=registry)
        self.requests = Histogram(
            "kadrolog_request_seconds",
            "Answering one request",
            ("endpoint", "method", "status"),
            buckets=_SLOW,
            registry=registry,
        )
        self.ask(lambda: times.told("kadrolog_extraction_seconds", "Reading one release"))

    def ask(self, collect: Callable[[], Iterable[Metric]]) -> None:
        """Have figures of the moment asked for whenever the page is made."""
        self._registry.register(_Asked(collect))

    def page(self) -> bytes:
        """Everything as Prometheus reads it."""
        return generate_latest(self._registry)


class _Asked:
    """A collector as the library wants it; it is not asked while it is registered."""

    def __init__(self, collect: Callable[[], Iterable[Metric]]) -> None:
        self.collect = collect

    def describe(self) -> Iterable[Metric]:
        """Nothing is known before it is asked."""
        return ()
