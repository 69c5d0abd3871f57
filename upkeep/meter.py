"""Figures in the words of Prometheus. Labels are our own short words, never what somebody sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_1_0_0

from journal.contract import JournalError
from upkeep.tally import Alone, Sums, Tally, Times

#: seconds
_FAST = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
_SLOW = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)
_INTAKE = "kadrolog_intake_files"

CONTENT_TYPE = CONTENT_TYPE_PLAIN_1_0_0


class Meter:
    """Counters and times, and what is asked for whenever somebody reads them.

    Requests and searches are this process's. What is taken in and read is counted with `sums`, those of all processes
    of the log: web servers, workers, bulks and sources; the same is told by each server.
    """

    def __init__(self, sums: Sums | None = None) -> None:
        self._registry = registry = CollectorRegistry()
        self._tally = Tally(sums or Alone())
        self.extraction = Times(self._tally, "kadrolog_extraction_seconds", _SLOW)
        self.search = Histogram("kadrolog_search_seconds", "Answering one query", buckets=_FAST, registry=registry)
        self.requests = Histogram(
            "kadrolog_request_seconds",
            "Answering one request",
            ("endpoint", "method", "status"),
            buckets=_SLOW,
            registry=registry,
        )
        self.ask(self._shared)

    def count(self, format: str, outcome: str) -> None:
        """A file was taken in or refused, or one that waited was read or set aside."""
        self._tally.add(_INTAKE, f"{format or 'unknown'} {outcome}")

    def ask(self, collect: Callable[[], Iterable[Metric]]) -> None:
        """Have figures of the moment asked for whenever the page is made."""
        self._registry.register(_Asked(collect))

    def page(self) -> bytes:
        """Everything as Prometheus reads it."""
        return generate_latest(self._registry)

    def close(self) -> None:
        """Leave nothing uncounted."""
        self._tally.flush()

    def _shared(self) -> Iterable[Metric]:
        """The log's sums; nothing while its database does not answer."""
        try:
            intake = CounterMetricFamily(_INTAKE, "Files taken in", labels=("format", "outcome"))
            for label, value in sorted(self._tally.of(_INTAKE).items()):
                intake.add_metric(label.split(), value)
            return [intake, *self.extraction.told("Reading one release")]
        except JournalError:
            return []


class _Asked:
    """A collector as the library wants it; it is not asked while it is registered."""

    def __init__(self, collect: Callable[[], Iterable[Metric]]) -> None:
        self.collect = collect

    def describe(self) -> Iterable[Metric]:
        """Nothing is known before it is asked."""
        return ()
