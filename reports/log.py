"""The log: every decision with its evidence, the same by subject, kind and topic, what is due, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journal.records import DecisionRecord, Query
from reports.contract import Column, Report, Table
from reports.decisions import DECISION_COLUMNS, DUE_COLUMNS
from reports.labels import KINDS, REGIONS, TOPICS
from reports.manifest import manifest
from reports.summary import COUNT_COLUMNS, Summary


def tables(records: Iterable[DecisionRecord], filters: Query) -> Iterator[Table]:
    """One pass over the records: the views after the first are counted while its rows are read."""
    summary = Summary()
    yield Table("Решения", DECISION_COLUMNS, summary.watch(records))
    yield Table("По субъектам", (Column("Субъект", 40), *COUNT_COLUMNS), summary.rows("regions", REGIONS))
    yield Table("По видам", (Column("Вид", 20), *COUNT_COLUMNS), summary.rows("kinds", KINDS))
    yield Table("По темам", (Column("Тема", 40), *COUNT_COLUMNS), summary.rows("topics", TOPICS))
    yield Table("Сроки", DUE_COLUMNS, summary.due())
    yield Table(
        "О выгрузке", (Column("Что", 28), Column("Значение", 80)), manifest(filters, summary.total, summary.releases)
    )


REPORT = Report("log", "Журнал решений", tables)
