"""Records and rows as linking sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Text, bindparam, cast, literal, select, union_all

from journal import codec
from journal.among import among
from journal.records import DecisionRecord
from journal.tables import LISTED, decision_copies, decision_entities, decision_regions, decisions, entities, releases
from linking.threads import Told
from nlp.facts import Decision, PartyKind

_BODIES = PartyKind.ORGANIZATION.value, PartyKind.PERSON.value
_PARTIES = {kind.value for kind in PartyKind}
#: stands for the kind of what is no entity
_REGION = "region"

_IDS: BindParameter[Any] = bindparam("ids")
_DECISIONS = (
    select(decisions.c.id, decisions.c.release_id, decisions.c.day, decisions.c.since, decisions.c.facts)
    .add_columns(releases.c.published, releases.c.title)
    .join(releases, releases.c.id == decisions.c.release_id)
    .join(decision_copies, decision_copies.c.decision_id == decisions.c.id, isouter=True)
    .where(among(decisions.c.id, _IDS), LISTED, decision_copies.c.decision_id.is_(None))
)
#: regions and entities of decisions: both in one statement, which is what takes time
_AROUND = union_all(
    select(decision_regions.c.decision_id, decision_regions.c.place, literal(_REGION).label("kind"))
    .add_columns(decision_regions.c.region.label("name"))
    .where(among(decision_regions.c.decision_id, _IDS)),
    select(decision_entities.c.decision_id, decision_entities.c.place, entities.c.kind)
    .add_columns(cast(entities.c.id, Text))
    .join(entities, entities.c.id == decision_entities.c.entity_id)
    .where(among(decision_entities.c.decision_id, _IDS)),
).order_by("place")
#: the kind of what stands around a decision, and its code or number
_Around = tuple[str, str]


class Tellings:
    """Decisions as linking sees them, each read once: for a transaction that changes none of them meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._told: dict[int, Told | None] = {}

    def of(self, ids: Collection[int]) -> dict[int, Told]:
        """Those of these decisions that some extraction still has and that are no copies."""
        if unread := [id_ for id_ in ids if id_ not in self._told]:
            self._told |= dict.fromkeys(unread)
            self._told |= {told.id: told for told in _read(self._connection, unread)}
        return {id_: told for id_ in ids if (told := self._told[id_])}


def tell(record: DecisionRecord) -> Told:
    """What linking needs to know of a decision; entities by number, so that whatever the registry joins is one."""
    return Told(
        record.id,
        record.release_id,
        record.published or (record.since.date() if record.since else record.day),
        record.decision,
        record.regions,
        record.release_title,
        *_named((link.kind, str(link.id)) for link in record.entities),
    )


def _read(connection: Connection, ids: Sequence[int]) -> Iterator[Told]:
    around: dict[int, list[_Around]] = defaultdict(list)
    for decision_id, _, kind, name in connection.execute(_AROUND, {"ids": ids}):
        around[decision_id].append((kind, name))
    for row in connection.execute(_DECISIONS, {"ids": ids}):
        yield _told(row, around[row.id])


def _told(row: Row[Any], around: Sequence[_Around]) -> Told:
    """The same of rows."""
    return Told(
        row.id,
        row.release_id,
        row.published or (row.since.date() if row.since else row.day),
        codec.load(Decision, row.facts),
        tuple(name for kind, name in around if kind == _REGION),
        row.title,
        *_named(item for item in around if item[0] != _REGION),
    )


def _named(entities: Iterable[_Around]) -> tuple[frozenset[str], str | None]:
    """The bodies that decide or have to act, and the programme."""
    links = list(entities)
    programmes = (name for kind, name in links if kind not in _PARTIES)
    return frozenset(name for kind, name in links if kind in _BODIES), next(programmes, None)
