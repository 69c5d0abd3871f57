"""Undertakings, kept up with every extraction; `journal.across.following` asks for them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select

from journal.across import completions, pairs
from journal.across.marks import change
from journal.across.telling import Tellings
from journal.among import among
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


@dataclass(frozen=True, slots=True)
class Touched:
    """Decisions that are to be threaded anew; `alone` are those of them that nothing is joined with, nor was."""

    ids: Set[int]
    alone: Set[int] = frozenset()


def follow(connection: Connection, decision_ids: Collection[int], known: Tellings, stored: Collection[int]) -> Touched:
    """Judge decisions against those that share marks, those `stored` before anew: they may be changed or dropped."""
    before = _mates(connection, stored)
    told = known.of(decision_ids)
    held = {id_: marks(told[id_]) if id_ in told else () for id_ in decision_ids}
    shared = change(connection, thread_marks, held, _MOST, stored)
    chosen = {id_: _chosen(found) for id_, found in shared.items()}
    everybody = told | known.of(sorted({other for found in chosen.values() for other in found}))
    pairs.forget(connection, Links.THREAD, stored)
    wanted = {(min(id_, other), max(id_, other)) for id_, found in chosen.items() for other in found}
    found = {(one, other): judge(everybody[one], everybody[other]) for one, other in sorted(wanted)}
    same = _propose(connection, found)
    return Touched({*decision_ids, *before}, set(decision_ids).difference(stored, *same))


def regroup(connection: Connection, touched: Touched, known: Tellings) -> None:
    """Thread decisions and what pairs join with them anew."""
    if not touched.ids:
        return
    stored = touched.ids - touched.alone
    joined = pairs.component(connection, Links.THREAD, {*stored, *_mates(connection, stored)})
    rows, links = _arranged(connection, joined | {id_: id_ for id_ in touched.alone}, known)
    _clear(connection, list(joined))
    insert_rows(connection, threads, rows)
    insert_rows(connection, thread_decisions, links)


def differing(connection: Connection, decision_ids: Sequence[int]) -> list[int]:
    """Those of these decisions, and of what pairs join with them, whose undertakings are stored otherwise than told."""
    grouped = pairs.component(connection, Links.THREAD, decision_ids)
    found: set[int] = set()
    for table, rows in zip(
        (threads, thread_decisions), _arranged(connection, grouped, Tellings(connection)), strict=True
    ):
        key = table.primary_key.columns[0]
        stored = {row[0]: row._asdict() for row in connection.execute(select(table).where(key.in_(list(grouped))))}
        wanted = {row[key.name]: row for row in rows}
        found |= {id_ for id_ in stored.keys() | wanted.keys() if stored.get(id_) != wanted.get(id_)}
    return sorted(found)


def _arranged(connection: Connection, grouped: Mapping[int, int], known: Tellings) -> tuple[list[_Row], list[_Row]]:
    """Rows of undertakings and of their decisions."""
    told = known.of(sorted(grouped))
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


def _propose(connection: Connection, found: Mapping[tuple[int, int], Pair]) -> set[tuple[int, int]]:
    """Keep the pairs that are joined and those worth a question; the ones that are joined."""
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
    return same


def _mates(connection: Connection, decision_ids: Collection[int]) -> Sequence[int]:
    """The decisions that are threaded with these now."""
    if not decision_ids:
        return ()
    table = thread_decisions
    their = select(table.c.thread_id).where(among(table.c.decision_id, decision_ids))
    return connection.scalars(select(table.c.decision_id).where(table.c.thread_id.in_(their))).all()


def _clear(connection: Connection, ids: Sequence[int]) -> None:
    if ids:
        connection.execute(delete(thread_decisions).where(among(thread_decisions.c.decision_id, ids)))
        connection.execute(delete(threads).where(among(threads.c.id, ids)))


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
