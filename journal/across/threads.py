"""Undertakings, kept up with every extraction; `journal.across.following` asks for them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select

from journal.across import completions, pairs
from journal.across.marks import change
from journal.across.telling import current
from journal.records import Links, PairRecord
from journal.rows import insert_rows
from journal.tables import thread_decisions, thread_marks, threads
from linking.threads import Pair, Told, judge, marks, outcome
from linking.threads.joining import Verdict

#: decisions that may hold a mark: more hold what a whole region talks about
_MOST = 200
#: candidates that are judged, those with most marks in common, and the fewest marks that make one
_JUDGED, _FEWEST = 20, 2
#: questions that one decision may put to people
_ASKED = 3
_END = dt.date.max

_Row = dict[str, Any]


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
    rows, links = _arranged(connection, grouped)
    _clear(connection, list(grouped))
    insert_rows(connection, threads, rows)
    insert_rows(connection, thread_decisions, links)


def differing(connection: Connection, decision_ids: Sequence[int]) -> list[int]:
    """Those of these decisions, and of what pairs join with them, whose undertakings are stored otherwise than told."""
    grouped = pairs.component(connection, Links.THREAD, decision_ids)
    found: set[int] = set()
    for table, rows in zip((threads, thread_decisions), _arranged(connection, grouped), strict=True):
        key = table.primary_key.columns[0]
        stored = {row[0]: row._asdict() for row in connection.execute(select(table).where(key.in_(list(grouped))))}
        wanted = {row[key.name]: row for row in rows}
        found |= {id_ for id_ in stored.keys() | wanted.keys() if stored.get(id_) != wanted.get(id_)}
    return sorted(found)


def _arranged(connection: Connection, grouped: Mapping[int, int]) -> tuple[list[_Row], list[_Row]]:
    """Rows of undertakings and of their decisions."""
    told = {id_: item for id_, item in current(connection, sorted(grouped)).items() if item}
    members: dict[int, list[Told]] = defaultdict(list)
    for id_, thread in grouped.items():
        if id_ in told:
            members[thread].append(told[id_])
    ends = completions.by_decision(connection, told)
    rows = [row for items in members.values() if (row := _row(items, [end for item in items for end in ends[item.id]]))]
    links = [
        {"decision_id": item.id, "thread_id": min(one.id for one in items)}
        for items in members.values()
        if len(items) > 1
        for item in items
    ]
    return rows, links


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


def _row(items: Sequence[Told], ends: Sequence[Told]) -> _Row:
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
