"""What one process counts is told by another, and nothing is counted twice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from journal import open_journal
from journal.contract import JournalError
from upkeep.meter import Meter
from upkeep.tally import Alone, Place, Tally, Times


def told(times: Times) -> dict[str, float]:
    """Values by bound, and the sum."""
    (metric,) = times.told("x")
    return {sample.labels.get("le", sample.name): sample.value for sample in metric.samples}


def test_a_call_is_counted() -> None:
    """Under the first bound that it does not pass, and so in all above; also where it fails."""
    times = Times(Tally(Alone()), "x", (0.5, 2))
    for seconds in (0.1, 0.5, 1, 5):
        times.observe(seconds)
    assert told(times) == {"0.5": 2, "2": 3, "+Inf": 4, "x_count": 4, "x_sum": 6.6}
    with pytest.raises(ZeroDivisionError):
        times.of(lambda: 1 / 0)()

    assert times.of(lambda number: number + 1)(2) == 3
    assert told(times)["+Inf"] == 6


def test_processes_count_together(url: str, tmp_path: Path) -> None:
    """Of workers on any machine each server tells; what a process that ends in order holds is in it."""
    journals = [open_journal(url, tmp_path / str(number)) for number in range(3)]
    server, *workers = (Meter(journal.measures) for journal in journals)
    for seconds, worker in enumerate(workers):
        worker.extraction.observe(seconds)
        worker.count("html", "added")
        worker.close()
    server.count("", "refused")
    page = server.page()
    for journal in journals:
        journal.close()

    assert b"kadrolog_extraction_seconds_count 2.0" in page
    assert b"kadrolog_extraction_seconds_sum 1.0" in page
    assert b'kadrolog_intake_files_total{format="html",outcome="added"} 2.0' in page
    assert b'kadrolog_intake_files_total{format="unknown",outcome="refused"} 1.0' in page


def test_while_the_database_is_away() -> None:
    """Counts wait, and are added once it is back."""

    class Away(Alone):
        answers = False

        def add(self, more: Mapping[Place, float]) -> None:
            """Or fail."""
            if not self.answers:
                raise JournalError("База данных: не отвечает")
            super().add(more)

    sums = Away()
    meter = Meter(sums)
    meter.count("text", "added")
    assert b"kadrolog_search_seconds" in meter.page()
    assert sums.all() == {}
    sums.answers = True
    meter.count("text", "added")
    meter.close()
    assert sums.all() == {("kadrolog_intake_files", "text added"): 2}
