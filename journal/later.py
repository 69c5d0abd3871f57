"""Releases that an import left alone: linked with the rest of the log afterwards, a few at a time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select

from journal.across import follow
from journal.registry.profiles import learn_name, relearn
from journal.rows import insert_values
from journal.tables import entities, entity_aliases, release_entities, unlinked


def leave(connection: Connection, release_ids: Sequence[int]) -> None:
    """Note that releases are not linked yet."""
    insert_values(connection, unlinked, ("release_id",), [(id_,) for id_ in release_ids])


def next_ids(connection: Connection, limit: int) -> Sequence[int]:
    """The releases that have waited longest."""
    return connection.scalars(select(unlinked.c.release_id).order_by(unlinked.c.release_id).limit(limit)).all()


def count(connection: Connection) -> int:
    """How many wait."""
    return connection.execute(select(func.count()).select_from(unlinked)).scalar_one()


def link(connection: Connection, release_ids: Sequence[int]) -> set[int]:
    """Make whom they name known to the registry, and link them; the other releases whose decisions changed by that."""
    for id_ in _unknown(connection, release_ids):
        relearn(connection, [id_])
        names = select(entity_aliases.c.alias).where(entity_aliases.c.entity_id == id_).order_by(entity_aliases.c.key)
        learn_name(connection, id_, connection.scalars(names).all())
    connection.execute(delete(unlinked).where(unlinked.c.release_id.in_(release_ids)))
    return follow(connection, release_ids)


def _unknown(connection: Connection, release_ids: Sequence[int]) -> Sequence[int]:
    """The entities of releases of which nothing but names is known."""
    query = select(entities.c.id).distinct().join(release_entities, release_entities.c.origin_id == entities.c.id)
    query = query.where(release_entities.c.release_id.in_(release_ids), entities.c.profile == "")
    return connection.scalars(query.order_by(entities.c.id)).all()
