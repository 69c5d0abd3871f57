"""What of the log is overdue, near and done in a report's period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from journal.records import Days, DecisionRecord, Order, Query
from nlp.facts import Status
from reports.contract import Asked, Row
from reports.decisions import decision_row, due_row

#: a deadline within so many days is near
NEAR = dt.timedelta(days=30)
#: decisions that are in memory at a time
PAGE = 500


@dataclass(frozen=True, slots=True)
class Awaited:
    """Decisions with deadlines that are awaited, as rows of `DUE_COLUMNS`: only their ids stay in memory."""

    asked: Asked
    ends: Days
    ids: frozenset[int]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Row]:
        return (due_row(record) for record in _ending(self.asked, self.ends) if record.id in self.ids)


def dated(asked: Asked) -> Iterator[Row]:
    """What the query finds with a deadline, the earliest first, as rows of `DUE_COLUMNS`."""
    return (due_row(record) for record in _by_deadline(asked, asked.query))


def overdue(asked: Asked) -> Awaited:
    """Deadlines that passed in the period, whenever decided, with no word that it is done; the earliest first."""
    return awaited(asked, passed(asked))


def near(asked: Asked) -> Awaited:
    """Deadlines of the next days, whenever decided."""
    return awaited(asked, coming(asked))


def passed(asked: Asked) -> Days:
    """The days of the period that are over."""
    return Days(asked.query.days.since, asked.day - dt.timedelta(days=1))


def coming(asked: Asked) -> Days:
    """The next days."""
    return Days(asked.day, asked.day + NEAR)


def none(asked: Asked) -> Awaited:
    """Nothing that is awaited: nobody wants to know."""
    return Awaited(asked, Days(), frozenset())


def done(asked: Asked) -> Iterator[Row]:
    """Decisions of the period that are carried out, newest first, as rows of `DECISION_COLUMNS`."""
    if asked.query.statuses and Status.DONE not in asked.query.statuses:
        return
    for record in asked.walk(replace(asked.query, statuses=(Status.DONE.value,))):
        yield decision_row(record)


def awaited(asked: Asked, ends: Days) -> Awaited:
    """Deadlines that end in these days, with no word that it is done."""
    ids, found = set[int](), (record.id for record in _ending(asked, ends))
    while page := list(islice(found, PAGE)):
        ids |= set(page) - asked.carried_out(page, asked.day)
    return Awaited(asked, ends, frozenset(ids))


def _ending(asked: Asked, ends: Days) -> Iterator[DecisionRecord]:
    found = _by_deadline(asked, replace(asked.query, days=Days(), deadline=ends))
    return (record for record in found if _ends_within(record, ends))


def _by_deadline(asked: Asked, query: Query) -> Iterator[DecisionRecord]:
    """The decisions of a query that have a deadline, the earliest first, a page in memory at a time."""
    step = replace(query, order=Order.DEADLINE, limit=PAGE, cursor=None, facets=False)
    while True:
        page = asked.find(step)
        for hit in page.items:
            if hit.record.decision.deadline is None:
                return
            yield hit.record
        if page.next is None:
            return
        step = replace(step, cursor=page.next)


def _ends_within(record: DecisionRecord, ends: Days) -> bool:
    """The query asks whether a deadline overlaps these days; it has to end in them."""
    if record.decision.status is Status.DONE or record.decision.deadline is None:
        return False
    return (ends.since or dt.date.min) <= _end(record) <= (ends.until or dt.date.max)


def _end(record: DecisionRecord) -> dt.date:
    return record.decision.deadline.interval.end if record.decision.deadline else dt.date.max
