"""What releases tell of an entity, one by one: the posts of a person with their days, and who calls it what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, select

from journal.names import name_key
from journal.registry.records import Naming, Post
from journal.tables import entity_aliases, release_entities, releases
from linking.entities import ORGANIZATION

#: releases that are looked through, the newest
_MOST = 1000


def posts(connection: Connection, person_id: int) -> tuple[Post, ...]:
    """The posts of a person, the newest first; one that is told of again and again is one, with its days."""
    rows = [row for row in _told(connection, person_id, _MOST) if row.position]
    bodies = _bodies(connection, rows)
    held = sorted(rows, key=_day)
    found = [_post(list(group), bodies) for _, group in groupby(held, key=lambda row: _which(row, bodies))]
    return tuple(reversed(found))


def namings(connection: Connection, entity_id: int, limit: int) -> tuple[Naming, ...]:
    """The newest releases that name an entity."""
    rows = _told(connection, entity_id, limit)
    query = select(entity_aliases).where(entity_aliases.c.entity_id.in_({row.origin_id for row in rows}))
    names = {(row.entity_id, row.key): row.alias for row in connection.execute(query)}
    return tuple(
        Naming(row.release_id, row.title, row.published, names.get((row.origin_id, row.key), "")) for row in rows
    )


def _told(connection: Connection, entity_id: int, limit: int) -> list[Row[Any]]:
    table = release_entities
    columns = table.c.release_id, table.c.key, table.c.origin_id, table.c.position, table.c.organization
    query = (
        select(*columns, releases.c.title, releases.c.published)
        .join(releases, releases.c.id == table.c.release_id)
        .where(table.c.entity_id == entity_id, table.c.named)
        .order_by(table.c.release_id.desc())
        .limit(limit)
    )
    return list(connection.execute(query))


def _bodies(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, str], int]:
    """The organizations of posts, by release and key."""
    table = release_entities
    wanted = {name_key(row.organization) for row in rows if row.organization}
    query = select(table.c.release_id, table.c.key, table.c.entity_id).where(
        table.c.release_id.in_({row.release_id for row in rows}), table.c.kind == ORGANIZATION, table.c.key.in_(wanted)
    )
    return {(row.release_id, row.key): row.entity_id for row in connection.execute(query)}


def _which(row: Row[Any], bodies: dict[tuple[int, str], int]) -> tuple[str, object]:
    """One post while the words and the organization stay the same, however the release calls it."""
    return row.position.casefold(), bodies.get(_place(row), row.organization)


def _post(rows: list[Row[Any]], bodies: dict[tuple[int, str], int]) -> Post:
    newest, days = rows[-1], [row.published for row in rows if row.published]
    return Post(
        newest.position,
        newest.organization,
        bodies.get(_place(newest)),
        min(days, default=None),
        max(days, default=None),
        len(rows),
    )


def _place(row: Row[Any]) -> tuple[int, str]:
    return row.release_id, name_key(row.organization or "")


def _day(row: Row[Any]) -> tuple[str, int]:
    return row.published.isoformat() if row.published else "", row.release_id
