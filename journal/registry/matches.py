"""Pairs that may be the same: waiting, or settled by a person."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from journal.reading import load_entities
from journal.registry.profiles import profiles
from journal.registry.records import PossibleMatch
from journal.tables import entities, entity_matches

OPEN, MERGED, APART = "open", "merged", "apart"


def settle(connection: Connection, ours: Sequence[int], theirs: Sequence[int], state: str) -> None:
    """What is known now of the pairs between two sets; a pair kept apart is remembered even if nobody asked."""
    pair = _between(ours, theirs)
    changed = connection.execute(update(entity_matches).where(pair).values(state=state)).rowcount
    if not changed and state == APART:
        one, other = sorted((ours[0], theirs[0]))
        row = {"one_id": one, "other_id": other, "state": state, "score": 0.0, "parts": "{}"}
        connection.execute(insert(entity_matches), [row])


def waiting(connection: Connection, entity_id: int | None, kind: str | None, limit: int) -> tuple[PossibleMatch, ...]:
    """Pairs that wait, the surest first; of one entity, or of a kind."""
    table, one, other = entity_matches, entities.alias(), entities.alias()
    query = (
        select(one.c.root_id.label("one"), other.c.root_id.label("other"), table.c.score, table.c.parts)
        .join(one, one.c.id == table.c.one_id)
        .join(other, other.c.id == table.c.other_id)
        .where(table.c.state == OPEN, one.c.root_id != other.c.root_id)
        .order_by(table.c.score.desc(), table.c.one_id, table.c.other_id)
        .limit(limit)
    )
    if entity_id is not None:
        query = query.where(or_(one.c.root_id == entity_id, other.c.root_id == entity_id))
    if kind is not None:
        query = query.where(one.c.kind == kind)
    rows = {frozenset((row.one, row.other)): row for row in reversed(connection.execute(query).all())}
    pairs = [(row.one, row.other) if row.other != entity_id else (row.other, row.one) for row in rows.values()]
    ids = sorted({id_ for pair in pairs for id_ in pair})
    records = {record.id: record for record in load_entities(connection, ids)}
    known = profiles(connection, ids)
    found = zip(pairs, rows.values(), strict=True)
    return tuple(
        PossibleMatch(records[a], records[b], known[a], known[b], row.score, json.loads(row.parts))
        for (a, b), row in sorted(found, key=lambda item: -item[1].score)
    )


def _between(ours: Sequence[int], theirs: Sequence[int]) -> ColumnElement[bool]:
    one, other = entity_matches.c.one_id, entity_matches.c.other_id
    return or_(and_(one.in_(ours), other.in_(theirs)), and_(one.in_(theirs), other.in_(ours)))
