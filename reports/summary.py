"""Counts over the decisions of a report, taken while they pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from journal.records import DecisionRecord
from nlp.facts import Decision, Status
from reports.contract import Column, Row
from reports.decisions import decision_row
from reports.labels import STATUSES

COUNT_COLUMNS = (
    Column("Решений", 10),
    *(Column(name.capitalize(), 15) for name in STATUSES.values()),
    Column("Со сроком", 12),
    Column("Сумма, ₽", 18),
    Column("Человек, мест", 14),
)


class Summary:
    """What is known of the decisions that were watched so far."""

    def __init__(self) -> None:
        #: counts over everything: `all`, the statuses, `due`, `amount`, `people`
        self.totals: Counter[str] = Counter()
        self._releases: set[int] = set()
        self._counts: dict[str, dict[str, Counter[str]]] = {"regions": {}, "kinds": {}, "topics": {}}

    @property
    def total(self) -> int:
        """How many decisions there were."""
        return self.totals["all"]

    @property
    def releases(self) -> int:
        """How many releases the decisions were read from."""
        return len(self._releases)

    def watch(self, records: Iterable[DecisionRecord]) -> Iterator[Row]:
        """A row for each decision, which is counted on its way."""
        for record in records:
            self.add(record)
            yield decision_row(record)

    def rows(self, view: str, labels: Mapping[str, str]) -> Iterator[Row]:
        """A row for each value of a view, the most frequent first; a decision with two values counts for both."""
        counts = self._counts[view]
        for value in sorted(counts, key=lambda value: (-counts[value]["all"], labels.get(value, value))):
            yield labels.get(value, value), *_cells(counts[value])

    def count(self, records: Iterable[DecisionRecord]) -> None:
        """Count decisions that have no rows."""
        for record in records:
            self.add(record)

    def add(self, record: DecisionRecord) -> None:
        """Count one decision."""
        decision = record.decision
        self.totals.update(_counted(decision))
        self._releases.add(record.release_id)
        self._count("regions", record.regions, decision)
        self._count("kinds", (decision.kind,), decision)
        self._count("topics", decision.topics, decision)

    def _count(self, view: str, values: Iterable[str], decision: Decision) -> None:
        for value in values:
            self._counts[view].setdefault(value, Counter()).update(_counted(decision))


def _counted(decision: Decision) -> dict[str, int]:
    return {
        "all": 1,
        decision.status: 1,
        "due": int(decision.deadline is not None),
        "amount": decision.amount.value if decision.amount else 0,
        "people": decision.headcount.value if decision.headcount else 0,
    }


def _cells(counts: Counter[str]) -> Row:
    return tuple(counts[key] for key in ("all", *Status, "due", "amount", "people"))
