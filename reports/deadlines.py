"""What of the log is overdue, near and done in a report's period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from journal.records import Days, DecisionRecord
from nlp.facts import Status
from reports.contract import Asked, Row
from reports.decisions import decision_row, due_row

#: a deadline within so many days is near
NEAR = dt.timedelta(days=30)


def overdue(asked: Asked) -> list[Row]:
    """Deadlines that passed in the period, whenever decided, with no word that it is done; the earliest first."""
    return _awaited(asked, Days(asked.query.days.since, asked.day - dt.timedelta(days=1)))


def near(asked: Asked) -> list[Row]:
    """Deadlines of the next days, whenever decided, as rows of `DUE_COLUMNS`."""
    return _awaited(asked, Days(asked.day, asked.day + NEAR))


def done(asked: Asked) -> Iterator[Row]:
    """Decisions of the period that are carried out, newest first, as rows of `DECISION_COLUMNS`."""
    if asked.query.statuses and Status.DONE not in asked.query.statuses:
        return
    for record in asked.walk(replace(asked.query, statuses=(Status.DONE.value,))):
        yield decision_row(record)


def _awaited(asked: Asked, ends: Days) -> list[Row]:
    found = asked.walk(replace(asked.query, days=Days(), deadline=ends))
    due = [(_end(record), record.id, record) for record in found if _ends_within(record, ends)]
    open_ = (
        record for _, _, record in sorted(due, key=lambda item: item[:2]) if not asked.carried_out(record.id, asked.day)
    )
    return [due_row(record) for record in open_]


def _ends_within(record: DecisionRecord, ends: Days) -> bool:
    """The query asks whether a deadline overlaps these days; it has to end in them."""
    if record.decision.status is Status.DONE or record.decision.deadline is None:
        return False
    return (ends.since or dt.date.min) <= _end(record) <= (ends.until or dt.date.max)


def _end(record: DecisionRecord) -> dt.date:
    return record.decision.deadline.interval.end if record.decision.deadline else dt.date.max
