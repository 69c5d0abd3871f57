"""A desk that counts what it takes in and times what it finds."""

from __future__ import annotations

from dataclasses import dataclass

from desk import Desk, File, Outcome, State
from journal.records import Page, Query
from upkeep.meter import Meter


@dataclass(frozen=True, kw_only=True)
class MeasuredDesk(Desk):
    """The same desk, with a meter."""

    meter: Meter

    def receive(self, file: File, *, author: str = "", submission: str = "") -> Outcome:
        """Take one file in; a refused one is counted there."""
        outcome = super().receive(file, author=author, submission=submission)
        return outcome if outcome.state is State.REFUSED else self._counted(outcome)

    def refuse(self, file: File, reason: str) -> Outcome:
        """Tell of a file that is not taken in."""
        return self._counted(super().refuse(file, reason))

    def find(self, query: Query) -> Page:
        """Decisions with counts by facet."""
        with self.meter.search.time():
            return super().find(query)

    def _counted(self, outcome: Outcome) -> Outcome:
        self.meter.intake.labels(outcome.format or "unknown", outcome.state).inc()
        return outcome
