"""Undertakings on a line of time: from the first word of each to its deadline, and how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.records import ThreadRecord
from linking.threads import Stage
from web import dates

#: undertakings of one picture; more are only listed
LIMIT = 14
#: units of the picture: its width, the words in front, and a row
WIDTH, WORDS, ROW, TOP = 1040, 300, 34, 36
#: characters of an undertaking that fit in front of its row
_LETTERS = 40
#: names of months that fit
_MONTHS = 16


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a month."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An undertaking; `sort` of its bar is `plan`, `ok` or `late`, and a second bar is what is beyond the deadline."""

    id: int
    label: str
    y: int
    start: float
    stop: float
    sort: str
    beyond: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture in units."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    today: float
    height: int
    width: int = WIDTH


def chart(threads: Sequence[ThreadRecord], day: dt.date) -> Chart | None:
    """The picture of the first undertakings; None where there is nothing to draw."""
    shown = threads[:LIMIT]
    if not shown:
        return None
    days = [day, *(_first(thread) for thread in shown), *(_last(thread) for thread in shown)]
    scale = _Scale(min(days).replace(day=1), max(days) + dt.timedelta(days=15))
    rows = tuple(_row(thread, place, scale, day) for place, thread in enumerate(shown))
    return Chart(rows, tuple(_ticks(scale)), scale.x(day), TOP + ROW * len(rows) + 8)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: dt.date
    last: dt.date

    def x(self, day: dt.date) -> float:
        """Where a day stands."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return round(WORDS + share * (WIDTH - WORDS - 10), 1)


def _row(thread: ThreadRecord, place: int, scale: _Scale, day: dt.date) -> Row:
    result, y = thread.outcome, TOP + ROW * place
    start = scale.x(_first(thread))
    done = result.stage is Stage.DONE
    end = scale.x(_told(thread)) if done else None
    due = scale.x(result.deadline.end) if result.deadline else None
    stop = (
        due
        if due and not (end and end < due)
        else end or scale.x(max(day, result.told) if result.open else result.told)
    )
    late = done and result.late
    beyond = end if late else scale.x(day) if result.stage is Stage.OVERDUE else None
    words = " ".join(thread.decisions[0].decision.content.text.split())
    label = words if len(words) <= _LETTERS else words[: _LETTERS - 1] + "…"
    return Row(thread.id, label, y, start, max(stop, start + 4), "ok" if done and not late else "plan", beyond, end)


def _first(thread: ThreadRecord) -> dt.date:
    return min(record.day for record in thread.decisions)


def _told(thread: ThreadRecord) -> dt.date:
    decisive = thread.outcome.decisive
    return decisive.decision.date.interval.end if decisive.decision.date else decisive.day


def _last(thread: ThreadRecord) -> dt.date:
    deadline = thread.outcome.deadline
    return max(thread.outcome.told, deadline.end if deadline else thread.outcome.told)


def _ticks(scale: _Scale) -> Iterator[Tick]:
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1
    step = -(-months // _MONTHS)
    for number in range(0, months, step):
        year, month = divmod(scale.first.month - 1 + number, 12)
        first = dt.date(scale.first.year + year, month + 1, 1)
        yield Tick(scale.x(first), dates.short_month(first))
