"""Reprints: found when a release comes or is read again, grouped under the earliest source."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select

from journal import codec
from journal.across import pairs
from journal.across.marks import change
from journal.across.reading import Reading, readings
from journal.among import among
from journal.contract import NotFound
from journal.records import Links, PairRecord, ReprintRecord
from journal.rows import insert_rows
from journal.tables import LISTED, decision_copies, decisions, releases, reprint_marks, reprints
from linking.reprints import Comparison, Telling, Verdict, compare, copies, marks, telling
from nlp.facts import Decision

#: releases that may hold a mark: more hold a phrase that all press offices use
_MOST = 30
#: candidates that are compared word by word, those with most marks in common
_COMPARED = 20

#: what is compared of a release, and when it was published
_Body = tuple[Telling, dt.date | None]


def follow(
    connection: Connection, release_ids: Collection[int], read: Mapping[int, Reading], stored: Collection[int]
) -> set[int]:
    """Compare releases with those that share marks; all releases whose groups changed. Others knew of `stored` ones."""
    before = component_of(connection, stored)
    bodies = {id_: _body(reading) for id_, reading in read.items()}
    held = {id_: marks(bodies[id_][0]) if id_ in bodies else () for id_ in release_ids}
    shared = change(connection, reprint_marks, held, _MOST, stored)
    chosen = {id_: [other for other, _ in found.most_common(_COMPARED)] for id_, found in shared.items()}
    bodies |= _bodies(connection, {other for others in chosen.values() for other in others} - bodies.keys())
    pairs.forget(connection, Links.REPRINT, stored)
    wanted = {(min(id_, other), max(id_, other)) for id_, others in chosen.items() for other in others}
    same = _propose(connection, {pair: _compared(bodies, pair) for pair in sorted(wanted)})
    return regroup(connection, {*stored, *before, *(id_ for pair in same for id_ in pair)})


def regroup(connection: Connection, release_ids: Collection[int]) -> set[int]:
    """Group these and what pairs join with them; the releases some of whose decisions are copies, or are no more."""
    if not release_ids:
        return set()
    grouped = pairs.component(connection, Links.REPRINT, {*release_ids, *component_of(connection, release_ids)})
    groups: dict[int, list[int]] = defaultdict(list)
    for id_, group in grouped.items():
        groups[group].append(id_)
    present = [_ordered(connection, members) for members in groups.values() if len(members) > 1]
    ordered = [members for members in present if len(members) > 1]
    _store(connection, grouped, ordered)
    return _copy(connection, grouped, ordered)


def component_of(connection: Connection, release_ids: Collection[int]) -> Sequence[int]:
    """The stored groups of these releases."""
    if not release_ids:
        return ()
    firsts = select(reprints.c.first_id).where(among(reprints.c.release_id, release_ids))
    return connection.scalars(select(reprints.c.release_id).where(reprints.c.first_id.in_(firsts))).all()


def group(connection: Connection, release_id: int) -> tuple[ReprintRecord, ...]:
    """The releases of a group, the earliest source first; empty where the release is alone."""
    members = _ordered(connection, component_of(connection, [release_id]))
    count = func.count(decisions.c.id) - func.count(decision_copies.c.decision_id)
    query = (
        select(decisions.c.release_id, count)
        .join(decision_copies, decision_copies.c.decision_id == decisions.c.id, isouter=True)
        .where(decisions.c.release_id.in_(members), LISTED)
        .group_by(decisions.c.release_id)
    )
    own: dict[int, int] = {row[0]: row[1] for row in connection.execute(query)}
    rows = {row.id: row for row in connection.execute(select(releases).where(releases.c.id.in_(members)))}
    return tuple(
        ReprintRecord(id_, row.title, row.publisher, row.published, place == 0, own.get(id_, 0))
        for place, id_ in enumerate(members)
        for row in (rows[id_],)
    )


def body(connection: Connection, release_id: int) -> Telling:
    """What of a release is compared; raises NotFound, also where it is taken back."""
    found = _bodies(connection, [release_id])
    if release_id not in found:
        raise NotFound(f"Нет релиза № {release_id}, или он отозван.")
    return found[release_id][0]


def _bodies(connection: Connection, ids: Collection[int]) -> dict[int, _Body]:
    return {id_: _body(reading) for id_, reading in readings(connection, ids).items()}


def _body(reading: Reading) -> _Body:
    return telling(reading.release, reading.extraction), reading.published


def _compared(bodies: Mapping[int, _Body], pair: tuple[int, int]) -> Comparison:
    (one, day), (other, other_day) = (bodies[id_] for id_ in pair)
    return compare(one, other, day - other_day if day and other_day else None)


def _propose(connection: Connection, found: Mapping[tuple[int, int], Comparison]) -> set[tuple[int, int]]:
    """Keep the pairs that are joined and those worth a question; the ones that are joined."""
    told = [
        PairRecord(Links.REPRINT, *pair, seen.score, {"common": round(seen.common, 3), "names": round(seen.names, 3)})
        for pair, seen in found.items()
        if seen.verdict is not Verdict.NO
    ]
    same = {pair for pair, seen in found.items() if seen.verdict is Verdict.SAME}
    pairs.propose(connection, told, same)
    return same


def _ordered(connection: Connection, ids: Iterable[int]) -> list[int]:
    """The earliest source first: published, else received; those that were taken back are left out."""
    query = select(releases.c.id, releases.c.published, releases.c.received_at)
    rows = connection.execute(query.where(releases.c.id.in_(list(ids)), ~releases.c.withdrawn)).all()
    return [row.id for row in sorted(rows, key=_time)]


def _time(row: Any) -> tuple[dt.date, dt.datetime, int]:
    return row.published or row.received_at.date(), row.received_at, row.id


def _store(connection: Connection, ids: Collection[int], groups: Iterable[Sequence[int]]) -> None:
    connection.execute(delete(reprints).where(reprints.c.release_id.in_(list(ids))))
    rows = [{"release_id": id_, "first_id": members[0]} for members in groups for id_ in members]
    insert_rows(connection, reprints, rows)


def _copy(connection: Connection, ids: Collection[int], groups: Sequence[Sequence[int]]) -> set[int]:
    """Note anew which decisions are copies; the releases of those that changed."""
    query = select(decisions.c.id, decisions.c.release_id, decisions.c.facts, decision_copies.c.first_id)
    query = query.join(decision_copies, decision_copies.c.decision_id == decisions.c.id, isouter=True)
    told: dict[int, list[tuple[int, Decision]]] = defaultdict(list)
    before, release_of = {}, {}
    for row in connection.execute(query.where(decisions.c.release_id.in_(list(ids)), LISTED)):
        release_of[row.id] = row.release_id
        told[row.release_id].append((row.id, codec.load(Decision, row.facts)))
        if row.first_id:
            before[row.id] = row.first_id
    after = {id_: first for members in groups for id_, first in copies([told[one] for one in members]).items()}
    changed = {id_ for id_, _ in before.items() ^ after.items()}
    theirs = select(decisions.c.id).where(decisions.c.release_id.in_(list(ids)))
    connection.execute(delete(decision_copies).where(decision_copies.c.decision_id.in_(theirs)))
    if after:
        rows = [{"decision_id": id_, "first_id": first} for id_, first in after.items()]
        insert_rows(connection, decision_copies, rows)
    return {release_of[id_] for id_ in changed}
