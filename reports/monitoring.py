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

_MONTH_COLUMNS = (Column("Месяц", 14), Column("Решений", 10))


def tables(asked: Asked) -> Iterator[Table]:
    """The decisions of the period first; their counts are ready when their rows have been read."""
    summary = Summary()
    yield Table("Решения", DECISION_COLUMNS, summary.watch(asked.walk(asked.query)), "decisions")
    overdue, near = deadlines.overdue(asked), deadlines.near(asked)
    figures = Figures(summary, earlier(asked), len(overdue), len(near))
    yield Table("Сводка", FIGURE_COLUMNS, figures.rows(), "figures", front=True, said=figures.said(asked))
    yield Table("По месяцам", _MONTH_COLUMNS, _months(asked), "months", bars=1)
    yield from views(summary)
    yield Table("Срок прошёл", DUE_COLUMNS, overdue, "overdue")
    yield Table("Срок подходит", DUE_COLUMNS, near, "near")
    yield Table("Исполнено", DECISION_COLUMNS, deadlines.done(asked), "done")
    yield Table("О выгрузке", MANIFEST_COLUMNS, manifest(asked, summary.total, summary.releases), "about")


def _months(asked: Asked) -> Iterator[Row]:
    """The twelve months up to the period's end."""
    end = min(asked.query.days.until or asked.day, asked.day)
    since = months_earlier(end, 11)
    year = replace(asked.query, days=Days(since, end), limit=1, cursor=None, order=None, facets=True)
    counts = {count.value: count.count for count in asked.find(year).facets.get("months", ())}
    for first in (months_earlier(end, back) for back in range(11, -1, -1)):
        yield month(first), counts.get(f"{first:%Y-%m}", 0)


REPORT = Report("monitoring", "Мониторинг кадровых решений", tables)
