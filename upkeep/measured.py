"""A desk that counts what it takes in and times what it finds."""

from __future__ import annotations

from dataclasses import dataclass

from desk import Desk, Outcome
from journal.records import Page, Query
from upkeep.meter import Meter


@dataclass(frozen=True, kw_only=True)
class MeasuredDesk(Desk):
    """The same desk, with a meter."""

    meter: Meter

    def counted(self, outcome: Outcome) -> Outcome:
        """Count what became of a file."""
        self.meter.count(outcome.format, outcome.state)
        return outcome

    def find(self, query: Query) -> Page:
        """Decisions with counts by facet."""
        with self.meter.search.time():
            return super().find(query)

    def close(self) -> None:
        """Let go of the log."""
        self.meter.close()
        super().close()
