"""Undertakings asked for: by decision, by deadline, as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from journal.across import completions
from journal.across.telling import tell
from journal.contract import NotFound
from journal.questions import end_of
from journal.reading import load_decisions
from journal.records import DecisionRecord, Follow, Lists, ThreadRecord
from journal.tables import decision_regions, decisions, releases, thread_decisions, threads
from linking.threads import Outcome, Stage, outcome

#: undertakings that are read together
_AT_ONCE = 50


def thread_of(connection: Connection, decision_id: int, day: dt.date) -> ThreadRecord:
    """The undertaking of a decision; raises NotFound where nothing was told of it by this day."""
    query = select(thread_decisions.c.thread_id).where(thread_decisions.c.decision_id == decision_id)
    thread = connection.scalar(query) or decision_id
    for found in _records(connection, [[thread]], day):
        return found
    raise NotFound(f"О начинании, к которому относится решение № {decision_id}, к {day:%d.%m.%Y} не сообщалось.")


def listed(connection: Connection, asked: Follow) -> list[ThreadRecord]:
    """A list of undertakings as of a day, the most urgent first."""
    fits, urgency = _FITS[asked.list], _URGENCY[asked.list]
    query, wanted = _in(select(threads.c.id), asked.regions), asked.offset + asked.limit
    since, present = (
        (record for record in _records(connection, numbers, asked.day) if fits(record.outcome, asked))
        for numbers in (
            _pieces(connection.scalars(_since(query, asked.day)).all()),
            _pages(connection, _present(query, asked), min(wanted, _AT_ONCE)),
        )
    )
    merged = merge(sorted(since, key=urgency), present, key=urgency)
    return list(islice(merged, asked.offset, wanted))


def count(connection: Connection, asked: Follow) -> int:
    """How many undertakings are on a list as of a day; those that were told of since are not counted."""
    query = _present(_in(select(threads.c.id), asked.regions), asked).order_by(None)
    return connection.scalar(select(func.count()).select_from(query.subquery())) or 0


def threads_of(connection: Connection, decision_ids: Sequence[int], day: dt.date) -> list[ThreadRecord]:
    """The undertakings that decisions belong to, those told last in front."""
    query = select(thread_decisions.c.decision_id, thread_decisions.c.thread_id)
    known = {
        row[0]: row[1] for row in connection.execute(query.where(thread_decisions.c.decision_id.in_(decision_ids)))
    }
    numbers = _pieces(list(dict.fromkeys(known.get(id_, id_) for id_ in decision_ids)))
    return sorted(_records(connection, numbers, day), key=lambda record: (record.outcome.told, record.id), reverse=True)


def _pieces(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(numbers), _AT_ONCE):
        yield numbers[first : first + _AT_ONCE]


def _pages(connection: Connection, query: Select[Any], size: int) -> Iterator[Sequence[int]]:
    """What a query finds, so many at a time: the list is seldom read to its end."""
    place = 0
    while numbers := connection.scalars(query.limit(size).offset(place)).all():
        yield numbers
        place += size


def _records(connection: Connection, pieces: Iterable[Sequence[int]], day: dt.date) -> Iterator[ThreadRecord]:
    """Undertakings as of a day; those that nothing was told of by then are left out."""
    for numbers in pieces:
        members = _members(connection, numbers)
        known = load_decisions(connection, [id_ for ids in members.values() for id_ in ids])
        records = {record.id: record for record in known}
        ends = completions.of_decisions(connection, records)
        for number, ids in members.items():
            if record := _record(number, [records[id_] for id_ in ids if id_ in records], ends, day):
                yield record


def _members(connection: Connection, numbers: Sequence[int]) -> dict[int, list[int]]:
    """The decisions of undertakings; one without any is a decision on its own."""
    table = thread_decisions
    found: dict[int, list[int]] = {number: [] for number in numbers}
    query = select(table.c.thread_id, table.c.decision_id).where(table.c.thread_id.in_(numbers))
    for number, id_ in connection.execute(query.order_by(table.c.decision_id)):
        found[number].append(id_)
    return {number: ids or [number] for number, ids in found.items()}


def _record(
    number: int, records: Sequence[DecisionRecord], ends: Mapping[int, Sequence[completions.End]], day: dt.date
) -> ThreadRecord | None:
    told = {record.id: (tell(record), record) for record in records}
    reports = completions.once(end for id_ in told for end in ends.get(id_, ()))
    result = outcome([*(item for item, _ in told.values()), *(end for end, _ in reports)], day)
    if result is None:
        return None
    by_then = sorted((item.day, item.id) for item, _ in told.values() if item.day <= day)
    return ThreadRecord(
        number,
        result,
        tuple(told[id_][1] for _, id_ in by_then),
        tuple(report for end, report in reports if end.day <= day),
    )


def _present(query: Select[Any], asked: Follow) -> Select[Any]:
    """Undertakings of which nothing was told since the day: what holds now held then."""
    table, last = threads, asked.day + dt.timedelta(days=asked.days)
    query = query.where(table.c.open, table.c.told <= asked.day)
    if asked.list is Lists.DUE:
        near = query.where(table.c.deadline >= asked.day, table.c.deadline <= last)
        return near.order_by(table.c.deadline, table.c.id)
    if asked.list is Lists.OVERDUE:
        return query.where(table.c.deadline < asked.day).order_by(table.c.deadline.desc(), table.c.id)
    quiet = asked.day - dt.timedelta(days=asked.days)
    return query.where(table.c.deadline.is_(None), table.c.told <= quiet).order_by(table.c.told, table.c.id)


def _since(query: Select[Any], day: dt.date) -> Select[Any]:
    """Undertakings told of by the day and again since, so that each must be looked at as of the day."""
    link, one = thread_decisions, select(decisions.c.id).join(releases, releases.c.id == decisions.c.release_id)
    entered = and_(releases.c.published.is_(None), decisions.c.since < end_of(day))
    by_then = one.where(or_(releases.c.published <= day, entered))
    alone = by_then.where(decisions.c.id == threads.c.id)
    joined = by_then.join(link, link.c.decision_id == decisions.c.id).where(link.c.thread_id == threads.c.id)
    early = case((threads.c.decisions == 1, alone.exists()), else_=joined.exists())
    return query.where(threads.c.open.in_((True, False)), threads.c.told > day, early)


def _in(query: Select[Any], regions: Sequence[str]) -> Select[Any]:
    link = decision_regions
    about = select(link.c.decision_id).where(link.c.region.in_(regions))
    return query.where(threads.c.id.in_(about)) if regions else query


def _due(found: Outcome, asked: Follow) -> bool:
    late = asked.day + dt.timedelta(days=asked.days)
    return found.open and found.deadline is not None and asked.day <= found.deadline.end <= late


def _overdue(found: Outcome, asked: Follow) -> bool:
    return found.stage is Stage.OVERDUE


def _silent(found: Outcome, asked: Follow) -> bool:
    """Long nothing was told, and there is no deadline that is still to come or past."""
    quiet = (asked.day - found.told).days >= asked.days
    return found.open and found.deadline is None and quiet


_FITS: Mapping[Lists, Callable[[Outcome, Follow], bool]] = {
    Lists.DUE: _due,
    Lists.OVERDUE: _overdue,
    Lists.SILENT: _silent,
}


_URGENCY: Mapping[Lists, Callable[[ThreadRecord], tuple[int, int]]] = {
    Lists.DUE: lambda record: (_ends(record), record.id),
    Lists.OVERDUE: lambda record: (-_ends(record), record.id),
    Lists.SILENT: lambda record: (record.outcome.told.toordinal(), record.id),
}


def _ends(record: ThreadRecord) -> int:
    deadline = record.outcome.deadline
    return deadline.end.toordinal() if deadline else 0
