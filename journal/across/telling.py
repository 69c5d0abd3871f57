"""Records as linking sees them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from journal.reading import load_decisions
from journal.records import DecisionRecord
from journal.tables import LISTED, decisions
from linking.threads import Told
from nlp.facts import PartyKind


def tell(record: DecisionRecord) -> Told:
    """What linking needs to know of a decision; entities by number, so that whatever the registry joins is one."""
    bodies = (link for link in record.entities if link.kind in (PartyKind.ORGANIZATION, PartyKind.PERSON))
    programmes = (str(link.id) for link in record.entities if link.kind not in tuple(PartyKind))
    return Told(
        record.id,
        record.release_id,
        record.published or (record.since.date() if record.since else record.day),
        record.decision,
        record.regions,
        record.release_title,
        frozenset(str(link.id) for link in bodies),
        next(programmes, None),
    )


def current(connection: Connection, ids: Sequence[int]) -> dict[int, Told | None]:
    """Decisions as linking sees them; None for copies and for what no extraction has any more."""
    query = select(decisions.c.id).where(decisions.c.id.in_(ids), LISTED)
    listed = set(connection.scalars(query))
    return {
        record.id: tell(record) if record.id in listed and record.copy_of is None else None
        for record in load_decisions(connection, ids)
    }
