"""What is seen of a running server from outside: its figures, and whether it can do its work."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.core import GaugeMetricFamily, Metric

from desk import Desk
from journal.contract import JournalError
from journal.records import Query
from upkeep.meter import Meter

#: bytes free in the data folder below which nothing more should be sent here
LEAST_FREE = 256 * 1024 * 1024
_ONE = Query(limit=1, facets=False)


@dataclass(frozen=True)
class Watch:
    """A desk's figures and health; without a folder its disk is nobody's concern."""

    desk: Desk
    meter: Meter
    folder: Path | None = None

    def __post_init__(self) -> None:
        self.meter.ask(self._gauges)

    def problems(self) -> Mapping[str, str]:
        """What keeps it from answering, by part; empty where it is ready."""
        return dict(self._problems())

    def _problems(self) -> Iterator[tuple[str, str]]:
        try:
            self.desk.journal.find(_ONE)  # past the meter: nobody searched
        except JournalError as error:
            yield "journal", str(error)
        if self.folder and shutil.disk_usage(self.folder).free < LEAST_FREE:
            yield "disk", f"Свободно меньше {LEAST_FREE // 1024**2} МБ."

    def _gauges(self) -> Iterator[Metric]:
        try:
            yield from self._waiting()
            answers = 1
        except JournalError:
            answers = 0
        yield GaugeMetricFamily("kadrolog_journal_answers", "Whether the database answers", value=answers)
        if self.folder:
            free = shutil.disk_usage(self.folder).free
            yield GaugeMetricFamily("kadrolog_disk_free_bytes", "Free in the data folder", value=free)

    def _waiting(self) -> Iterator[Metric]:
        now = self.desk.clock()
        jobs = GaugeMetricFamily("kadrolog_jobs_due", "Jobs that wait for a worker", labels=("kind",))
        late = GaugeMetricFamily("kadrolog_jobs_late_seconds", "How long the oldest has waited", labels=("kind",))
        for kind, (count, since) in self.desk.journal.errands.jobs.waiting(now).items():
            jobs.add_metric((kind,), count)
            late.add_metric((kind,), (now - since).total_seconds())
        yield from (jobs, late)
        yield from self._backlog(now)
        reviews = self.desk.count_uncertain()
        yield GaugeMetricFamily("kadrolog_reviews_waiting", "Decisions that wait for a person", value=reviews)

    def _backlog(self, now: dt.datetime) -> Iterator[Metric]:
        """Releases that are stored and not yet read: the same on every server of a log."""
        found = self.desk.backlog()
        late = (now - found.since).total_seconds() if found.since else 0
        yield GaugeMetricFamily(
            "kadrolog_releases_waiting", "Stored releases that wait to be read", value=found.waiting
        )
        yield GaugeMetricFamily("kadrolog_releases_late_seconds", "How long the oldest has waited", value=late)
        yield GaugeMetricFamily("kadrolog_releases_aside", "Releases that could not be read", value=found.aside)
