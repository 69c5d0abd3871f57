"""The monitoring report: a period beside the one before, its views, its deadlines, each decision with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journal.records import Days
from reports import deadlines
from reports.contract import Asked, Column, Report, Row, Table
from reports.decisions import DECISION_COLUMNS, DUE_COLUMNS
from reports.figures import FIGURE_COLUMNS, Figures, earlier
from reports.log import views
from reports.manifest import MANIFEST_COLUMNS, manifest
from reports.periods import months_earlier
from reports.summary import Summary
from reports.wording import month

SECTIONS = {
    "figures": "Сводка",
    "months": "По месяцам",
    "regions": "По субъектам",
    "kinds": "По видам",
    "topics": "По темам",
    "overdue": "Срок прошёл",
    "near": "Срок подходит",
    "done": "Исполнено",
    "decisions": "Решения",
}
_MONTH_COLUMNS = (Column("Месяц", 14), Column("Решений", 10))


def tables(asked: Asked) -> Iterator[Table]:
    """The decisions of the period first; their counts are ready when their rows have been read."""
    summary = Summary()
    if asked.wants("decisions"):
        yield Table(SECTIONS["decisions"], DECISION_COLUMNS, summary.watch(asked.walk(asked.query)), "decisions")
    else:
        summary.count(asked.walk(asked.query))
    yield from _due(asked, summary)
    if asked.wants("done"):
        yield Table(SECTIONS["done"], DECISION_COLUMNS, deadlines.done(asked), "done")
    rows = manifest(asked, summary.total, summary.releases, SECTIONS)
    yield Table("О выгрузке", MANIFEST_COLUMNS, rows, "about")


def _due(asked: Asked, summary: Summary) -> Iterator[Table]:
    """What is counted, and what is awaited, which the figures count as well."""
    overdue = deadlines.overdue(asked) if asked.wants("figures", "overdue") else deadlines.none(asked)
    near = deadlines.near(asked) if asked.wants("figures", "near") else deadlines.none(asked)
    if asked.wants("figures"):
        figures = Figures(summary, earlier(asked), len(overdue), len(near))
        rows, said = figures.rows(), figures.said(asked)
        yield Table(SECTIONS["figures"], FIGURE_COLUMNS, rows, "figures", front=True, said=said)
    if asked.wants("months"):
        yield Table(SECTIONS["months"], _MONTH_COLUMNS, _months(asked), "months", bars=1)
    yield from (view for view in views(summary) if asked.wants(view.name))
    if asked.wants("overdue"):
        yield Table(SECTIONS["overdue"], DUE_COLUMNS, overdue, "overdue")
    if asked.wants("near"):
        yield Table(SECTIONS["near"], DUE_COLUMNS, near, "near")


def _months(asked: Asked) -> Iterator[Row]:
    """The twelve months up to the period's end."""
    end = min(asked.query.days.until or asked.day, asked.day)
    since = months_earlier(end, 11)
    year = replace(asked.query, days=Days(since, end), limit=1, cursor=None, order=None, facets=True)
    counts = {count.value: count.count for count in asked.find(year).facets.get("months", ())}
    for first in (months_earlier(end, back) for back in range(11, -1, -1)):
        yield month(first), counts.get(f"{first:%Y-%m}", 0)


REPORT = Report("monitoring", "Мониторинг кадровых решений", tables, SECTIONS)
