"""Whether what links releases is what it follows from: who stands for whom, and what undertakings there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sqlalchemy import Table, exists, or_, select

from journal.across import threads
from journal.database import Database
from journal.tables import LISTED, decision_entities, decisions, entities, release_entities, unlinked

#: decisions whose undertakings are looked at together
_STEP = 500


def link_problems(database: Database) -> Iterator[str]:
    """What does not agree, a sentence each."""
    return chain(
        _roots(database),
        _links(database, decision_entities, "Решение"),
        _links(database, release_entities, "Релиз"),
        _threads(database),
    )


def _roots(database: Database) -> Iterator[str]:
    """Whoever was not merged stands for itself, the others are stood for as what they were merged into is."""
    into = entities.alias()
    query = (
        select(entities.c.id, entities.c.root_id)
        .join(into, into.c.id == entities.c.merged_into, isouter=True)
        .where(
            or_(
                entities.c.merged_into.is_(None) & (entities.c.root_id != entities.c.id),
                entities.c.merged_into.is_not(None) & (entities.c.root_id != into.c.root_id),
                entities.c.merged_into.is_not(None) & (entities.c.root_id == entities.c.id),
            )
        )
    )
    with database.reading() as connection:
        for row in connection.execute(query.order_by(entities.c.id)).all():
            yield f"Сущность {row.id}: за неё стоит № {row.root_id}, а объединена она не так."


def _links(database: Database, table: Table, name: str) -> Iterator[str]:
    """Links lead to whom their origins are stood for by."""
    query = (
        select(table.c[0].label("id"), table.c.origin_id, table.c.entity_id, entities.c.root_id)
        .join(entities, entities.c.id == table.c.origin_id)
        .where(table.c.entity_id != entities.c.root_id)
    )
    with database.reading() as connection:
        for row in connection.execute(query.order_by(table.c[0])).all():
            was, to, root = row.origin_id, row.entity_id, row.root_id
            yield f"{name} {row.id}: ссылка на сущность {was} ведёт к № {to}, а стоит за неё № {root}."


def _threads(database: Database) -> Iterator[str]:
    """Undertakings are what pairs of decisions make; an import that waits to be linked has none yet."""
    waits = exists().where(unlinked.c.release_id == decisions.c.release_id)
    query, last = select(decisions.c.id).where(LISTED, ~waits).order_by(decisions.c.id).limit(_STEP), 0
    seen: set[int] = set()
    while True:
        with database.reading() as connection:
            ids = connection.scalars(query.where(decisions.c.id > last)).all()
            found = [id_ for id_ in threads.differing(connection, ids) if id_ not in seen] if ids else []
        yield from (f"Решение {id_}: начинание записано не так, как следует из связей." for id_ in found)
        if not ids:
            return
        seen.update(found)
        last = ids[-1]
