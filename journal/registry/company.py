"""With whom an entity decides and is told to act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from journal.records import FacetCount
from journal.tables import LISTED, decision_entities, decisions, entities


def company(connection: Connection, entity_id: int, most: int) -> Mapping[str, tuple[FacetCount, ...]]:
    """Those who have a role in the same listed decisions, by kind, those with most of them first."""
    own, other = decision_entities.alias(), decision_entities.alias()
    together = func.count(other.c.decision_id.distinct()).label("together")
    query = (
        select(entities.c.kind, entities.c.id, entities.c.name, together)
        .select_from(own)
        .join(decisions, decisions.c.id == own.c.decision_id)
        .join(other, other.c.decision_id == own.c.decision_id)
        .join(entities, entities.c.id == other.c.entity_id)
        .where(own.c.entity_id == entity_id, other.c.entity_id != entity_id, LISTED)
        .group_by(entities.c.kind, entities.c.id, entities.c.name)
        .order_by(together.desc(), entities.c.id)
    )
    found: defaultdict[str, list[FacetCount]] = defaultdict(list)
    for row in connection.execute(query):
        if len(found[row.kind]) < most:
            found[row.kind].append(FacetCount(str(row.id), row.together, row.name))
    return {kind: tuple(counts) for kind, counts in found.items()}
