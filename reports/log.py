"""The log: every decision with its evidence, the same by subject, kind and topic, what is due, and what was asked."""

from __future__ import annotations

from collections.abc import Iterator

from reports import deadlines
from reports.contract import Asked, Column, Report, Table
from reports.decisions import DECISION_COLUMNS, DUE_COLUMNS
from reports.labels import KINDS, REGIONS, TOPICS
from reports.manifest import MANIFEST_COLUMNS, manifest
from reports.summary import COUNT_COLUMNS, Summary


def tables(asked: Asked) -> Iterator[Table]:
    """One pass over the records: the views after the first are counted while its rows are read."""
    summary = Summary()
    yield Table("Решения", DECISION_COLUMNS, summary.watch(asked.walk(asked.query)), "decisions")
    yield from views(summary)
    yield Table("Сроки", DUE_COLUMNS, deadlines.dated(asked), "deadlines")
    yield Table("О выгрузке", MANIFEST_COLUMNS, manifest(asked, summary.total, summary.releases, {}), "about")


def views(summary: Summary) -> Iterator[Table]:
    """What was watched, by subject, kind and topic."""
    regions = summary.rows("regions", REGIONS)
    yield Table("По субъектам", (Column("Субъект", 40), *COUNT_COLUMNS), regions, "regions", bars=1)
    yield Table("По видам", (Column("Вид", 20), *COUNT_COLUMNS), summary.rows("kinds", KINDS), "kinds", bars=1)
    yield Table("По темам", (Column("Тема", 40), *COUNT_COLUMNS), summary.rows("topics", TOPICS), "topics", bars=1)


REPORT = Report("log", "Журнал решений", tables)
