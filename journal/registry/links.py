"""Where the links to an entity lead: the statements that merging, splitting and undoing are made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, delete, func, select, update

from journal.contract import BadQuery, NotFound
from journal.entity_rows import enter_words
from journal.tables import (
    LISTED,
    decision_entities,
    decisions,
    entities,
    entity_aliases,
    entity_words,
    release_entities,
)


def standing(connection: Connection, entity_id: int) -> int:
    """The entity that stands for one; raises NotFound."""
    root: int | None = connection.scalar(select(entities.c.root_id).where(entities.c.id == entity_id))
    if root is None:
        raise NotFound(f"Нет организации, человека или инициативы № {entity_id}.")
    return root


def check_distinct(connection: Connection, one: int, other: int) -> None:
    """Raise BadQuery where two cannot be the same, or are it already."""
    if one == other:
        raise BadQuery(f"№ {one}: это одна и та же запись, ожидались две разные.")
    kinds = set(connection.scalars(select(entities.c.kind).where(entities.c.id.in_((one, other)))))
    if len(kinds) > 1:
        raise BadQuery(f"№ {one} и № {other} разного вида: {', '.join(sorted(kinds))}.")


def below(connection: Connection, entity_id: int) -> list[int]:
    """An entity and those merged into it, however far down."""
    root = standing(connection, entity_id)
    query = select(entities.c.id, entities.c.merged_into).where(entities.c.root_id == root)
    into: dict[int | None, list[int]] = {}
    for row in connection.execute(query):
        into.setdefault(row.merged_into, []).append(row.id)
    found = [entity_id]
    for id_ in found:  # grows while it is read
        found += into.get(id_, [])
    return found


def lead(connection: Connection, members: Sequence[int], old: int, new: int) -> list[int]:
    """Let `new` stand for members instead of `old`; the releases whose decisions are listed under another name now."""
    for table in (decision_entities, release_entities):
        own = (table.c.entity_id == old) & table.c.origin_id.in_(members)
        connection.execute(update(table).where(own).values(entity_id=new))
    connection.execute(update(entities).where(entities.c.id.in_(members)).values(root_id=new))
    refresh(connection, (old, new))
    query = select(release_entities.c.release_id).distinct().where(release_entities.c.entity_id == new)
    return list(connection.scalars(query.where(release_entities.c.origin_id.in_(members))))


def refresh(connection: Connection, entity_ids: Collection[int]) -> None:
    """Count decisions and collect words anew."""
    link = decision_entities
    listed = (
        select(func.count(link.c.decision_id.distinct()))
        .join(decisions, decisions.c.id == link.c.decision_id)
        .where(link.c.entity_id == entities.c.id, LISTED)
        .scalar_subquery()
    )
    connection.execute(update(entities).where(entities.c.id.in_(entity_ids)).values(decisions=listed))
    connection.execute(delete(entity_words).where(entity_words.c.entity_id.in_(entity_ids)))
    query = select(entities.c.kind, entity_aliases.c.key, entities.c.root_id)
    query = query.join(entities, entities.c.id == entity_aliases.c.entity_id)
    enter_words(connection, [tuple(row) for row in connection.execute(query.where(entities.c.root_id.in_(entity_ids)))])
