"""Undertakings: kept up with every extraction, and asked for by decision, by deadline and by day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, exists, func, insert, select

from journal.across import completions, pairs
from journal.across.marks import change
from journal.across.telling import current, tell
from journal.contract import NotFound
from journal.reading import load_decisions
from journal.records import Follow, Links, Lists, PairRecord, ThreadRecord
from journal.tables import decision_regions, thread_decisions, thread_marks, threads
from linking.threads import Outcome, Pair, Stage, Told, judge, marks, outcome
from linking.threads.joining import Verdict

#: decisions that may hold a mark: more hold what a whole region talks about
_MOST = 200
#: candidates that are judged, those with most marks in common, and the fewest marks that make one
_JUDGED, _FEWEST = 20, 2
#: questions that one decision may put to people
_ASKED = 3
_END = dt.date.max


def follow(connection: Connection, decision_ids: Sequence[int]) -> None:
    """Judge new, changed and dropped decisions against those that share marks, and thread them."""
    before = _mates(connection, decision_ids)
    told = {id_: item for id_, item in current(connection, decision_ids).items() if item}
    held = {id_: marks(told[id_]) if id_ in told else () for id_ in decision_ids}
    shared = change(connection, thread_marks, held, _MOST)
    chosen = {id_: _chosen(found) for id_, found in shared.items()}
    others = current(connection, sorted({other for found in chosen.values() for other in found} - told.keys()))
    everybody = told | {id_: item for id_, item in others.items() if item}
    pairs.forget(connection, Links.THREAD, decision_ids)
    wanted = {(min(id_, other), max(id_, other)) for id_, found in chosen.items() for other in found}
    found = {(one, other): judge(everybody[one], everybody[other]) for one, other in sorted(wanted)}
    _propose(connection, found)
    regroup(connection, {*decision_ids, *before})


def regroup(connection: Connection, decision_ids: Collection[int]) -> None:
    """Thread these and what pairs join with them anew."""
    if not decision_ids:
        return
    grouped = pairs.component(connection, Links.THREAD, {*decision_ids, *_mates(connection, decision_ids)})
    told = {id_: item for id_, item in current(connection, sorted(grouped)).items() if item}
    members: dict[int, list[Told]] = defaultdict(list)
    for id_, thread in grouped.items():
        if id_ in told:
            members[thread].append(told[id_])
    _clear(connection, list(grouped))
    ends = completions.by_decision(connection, told)
    rows = [row for items in members.values() if (row := _row(items, [end for item in items for end in ends[item.id]]))]
    _insert(connection, threads, rows)
    links = [
        {"decision_id": item.id, "thread_id": min(one.id for one in items)}
        for items in members.values()
        if len(items) > 1
        for item in items
    ]
    _insert(connection, thread_decisions, links)


def thread_of(connection: Connection, decision_id: int, day: dt.date) -> ThreadRecord:
    """The undertaking of a decision; raises NotFound where nothing was told of it by this day."""
    query = select(thread_decisions.c.thread_id).where(thread_decisions.c.decision_id == decision_id)
    thread = connection.scalar(query) or decision_id
    found = _thread(connection, thread, day)
    if found is None:
        raise NotFound(f"О начинании, к которому относится решение № {decision_id}, к {day:%d.%m.%Y} не сообщалось.")
    return found


def listed(connection: Connection, asked: Follow) -> list[ThreadRecord]:
    """A list of undertakings as of a day, the most urgent first."""
    fits, wanted = _FITS[asked.list], asked.offset + asked.limit
    found: list[ThreadRecord] = []
    query = _in(select(threads.c.id), asked.regions)
    present = connection.scalars(_present(query, asked)).all()
    for thread in (*connection.scalars(_since(query, asked.day)), *present):
        record = _thread(connection, thread, asked.day)
        if record and fits(record.outcome, asked):
            found.append(record)
        if len(found) == wanted:
            break
    return found[asked.offset :]


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
    numbers = dict.fromkeys(known.get(id_, id_) for id_ in decision_ids)
    records = [record for number in numbers if (record := _thread(connection, number, day))]
    return sorted(records, key=lambda record: (record.outcome.told, record.id), reverse=True)


def _thread(connection: Connection, thread: int, day: dt.date) -> ThreadRecord | None:
    ids = connection.scalars(select(thread_decisions.c.decision_id).where(thread_decisions.c.thread_id == thread)).all()
    records = {record.id: record for record in load_decisions(connection, ids or [thread])}
    ends = completions.of_decisions(connection, records)
    told = [tell(record) for record in records.values()]
    result = outcome([*told, *(end for end, _ in ends)], day)
    if result is None:
        return None
    known = sorted((item for item in told if item.day <= day), key=lambda item: (item.day, item.id))
    reports = tuple(report for end, report in ends if end.day <= day)
    return ThreadRecord(thread, result, tuple(records[item.id] for item in known), reports)


def _chosen(found: Mapping[int, int]) -> list[int]:
    likely = ((-count, id_) for id_, count in found.items() if count >= _FEWEST)
    return [id_ for _, id_ in sorted(likely)[:_JUDGED]]


def _propose(connection: Connection, found: Mapping[tuple[int, int], Pair]) -> None:
    same = {pair for pair, judged in found.items() if judged.verdict is Verdict.SAME}
    asked: dict[int, int] = defaultdict(int)
    kept = set(same)
    for pair, judged in sorted(found.items(), key=lambda item: -item[1].score):
        if judged.verdict is Verdict.ASK and max(asked[id_] for id_ in pair) < _ASKED:
            kept.add(pair)
            for id_ in pair:
                asked[id_] += 1
    told = [PairRecord(Links.THREAD, *pair, round(found[pair].score, 4), found[pair].why) for pair in sorted(kept)]
    pairs.propose(connection, told, same)


def _mates(connection: Connection, decision_ids: Collection[int]) -> Sequence[int]:
    """The decisions that are threaded with these now."""
    table = thread_decisions
    their = select(table.c.thread_id).where(table.c.decision_id.in_(decision_ids))
    return connection.scalars(select(table.c.decision_id).where(table.c.thread_id.in_(their))).all()


def _clear(connection: Connection, ids: Sequence[int]) -> None:
    connection.execute(delete(thread_decisions).where(thread_decisions.c.decision_id.in_(ids)))
    connection.execute(delete(threads).where(threads.c.id.in_(ids)))


def _row(items: Sequence[Told], ends: Sequence[Told]) -> dict[str, Any]:
    """What the lists are sorted by, until more is told; nothing for an act that never waited for anything."""
    result = outcome([*items, *ends], _END)
    if result is None or not (result.open or len(items) > 1 or ends):
        return {}
    return {
        "id": min(item.id for item in items),
        "open": result.open,
        "deadline": result.deadline.end if result.deadline else None,
        "told": result.told,
        "decisions": len(items),
    }


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
    """Undertakings of which something was told since, so that each must be looked at as of the day."""
    return query.where(threads.c.open.in_((True, False)), threads.c.told > day)


def _in(query: Select[Any], regions: Sequence[str]) -> Select[Any]:
    link = decision_regions
    about = exists().where(link.c.decision_id == threads.c.id, link.c.region.in_(regions))
    return query.where(about) if regions else query


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


def _insert(connection: Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
