"""What the index holds of decisions, read from the tables without making whole records: a rebuild reads millions."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, select

from journal import codec
from journal.among import among
from journal.passages import outermost
from journal.tables import (
    LISTED,
    decision_copies,
    decision_entities,
    decision_regions,
    decisions,
    entities,
    releases,
)
from nlp.facts import PartyKind

_ROWS = (
    select(
        decisions.c.id,
        decisions.c.release_id,
        decisions.c.day,
        decisions.c.since,
        decisions.c.kind,
        decisions.c.status,
        decisions.c.deadline_start,
        decisions.c.deadline_end,
        decisions.c.amount,
        decisions.c.facts,
        releases.c.title,
        decision_copies.c.first_id,
    )
    .join(releases, releases.c.id == decisions.c.release_id)
    .join(decision_copies, decision_copies.c.decision_id == decisions.c.id, isouter=True)
    .where(LISTED)
    .order_by(decisions.c.id)
)
#: names that are remembered; a country's log has some 100,000
_REMEMBERED = 300_000

_Which = Callable[[Column[int]], ColumnElement[bool]]

#: id, kind and name of an entity, and its role
Named = tuple[int, str, str, str]


class Filed(msgspec.Struct, frozen=True, gc=False):
    """What a listed decision is filed under.

    A struct, made in a fifth of a dataclass's time, and one that Python's garbage collection passes over.
    """

    id: int
    release_id: int
    day: dt.date
    #: seconds since 1970
    since: int
    #: whether it only repeats a decision of an earlier release
    is_copy: bool
    kind: str
    status: str
    deadline_start: dt.date | None
    deadline_end: dt.date | None
    amount: int | None
    topics: tuple[str, ...]
    regions: tuple[str, ...]


class Entry(Filed, frozen=True, gc=False):
    """A listed decision as it is searched."""

    #: each entity with a role in it, by its name in the log
    parties: tuple[Named, ...]
    #: all else that is searched, each text once
    texts: tuple[str, ...]
    #: what it calls parties that are no entities, with their roles
    said: tuple[tuple[str, str], ...]


class _Piece(msgspec.Struct, gc=False):
    """A mention."""

    start: int
    stop: int
    text: str


class _Party(msgspec.Struct, gc=False):
    """Who acts or has to."""

    name: str
    kind: str


class _Said(msgspec.Struct, gc=False):
    """The few fields of a decision that are read of it."""

    content: _Piece
    evidence: tuple[_Piece, ...]
    actors: tuple[_Party, ...] = ()
    assignees: tuple[_Party, ...] = ()
    topics: tuple[str, ...] = ()


class Entries:
    """Reads entries and remembers the names of entities, which return again and again."""

    def __init__(self) -> None:
        self._named: dict[int, tuple[str, str]] = {}

    def after(self, connection: Connection, id_: int, limit: int) -> list[Entry]:
        """The listed decisions with the next higher ids."""
        rows = connection.execute(_ROWS.where(decisions.c.id > id_).limit(limit)).all()
        return self._entries(connection, rows, lambda column: column.between(rows[0].id, rows[-1].id))

    def of_releases(self, connection: Connection, release_ids: Sequence[int]) -> list[Entry]:
        """The listed decisions of releases."""
        rows = connection.execute(_ROWS.where(among(decisions.c.release_id, release_ids))).all()
        return self._entries(connection, rows, lambda column: among(column, [row.id for row in rows]))

    def _entries(self, connection: Connection, rows: Sequence[Any], which: _Which) -> list[Entry]:
        if not rows:
            return []
        regions, links = _regions(connection, which), self._links(connection, which)
        return [self._entry(row, regions[row.id], links[row.id]) for row in rows]

    def _entry(self, row: Any, regions: Iterable[str], links: Iterable[tuple[int, str]]) -> Entry:
        id_, release_id, day, since, kind, status, start, end, amount, facts, title, copied = row
        said = codec.load(_Said, facts)
        quoted = [piece.text for piece in outermost((said.content, *said.evidence))]
        words = tuple(dict.fromkeys(_words(said)))
        texts = tuple(dict.fromkeys([*quoted, title, *(text for text, _ in words)]))
        return Entry(
            id=id_,
            release_id=release_id,
            day=day,
            since=int(since.timestamp()),
            is_copy=copied is not None,
            kind=kind,
            status=status,
            deadline_start=start,
            deadline_end=end,
            amount=amount,
            topics=tuple(dict.fromkeys(said.topics)),
            regions=tuple(regions),
            parties=tuple([(entity, *self._named[entity], role) for entity, role in dict.fromkeys(links)]),
            texts=texts,
            said=words,
        )

    def _links(self, connection: Connection, which: _Which) -> defaultdict[int, list[tuple[int, str]]]:
        link = decision_entities
        query = select(link.c.decision_id, link.c.entity_id, link.c.role).where(which(link.c.decision_id))
        found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for decision_id, entity_id, role in connection.execute(query.order_by(link.c.decision_id, link.c.place)).all():
            found[decision_id].append((entity_id, role))
        self._remember(connection, {entity for pairs in found.values() for entity, _ in pairs})
        return found

    def _remember(self, connection: Connection, ids: set[int]) -> None:
        if len(self._named) > _REMEMBERED:
            self._named.clear()
        new = sorted(ids.difference(self._named))
        query = select(entities.c.id, entities.c.kind, entities.c.name).where(among(entities.c.id, new))
        self._named |= {id_: (kind, name) for id_, kind, name in connection.execute(query)} if new else {}


def _words(said: _Said) -> Iterator[tuple[str, str]]:
    for role, parties in (("actor", said.actors), ("assignee", said.assignees)):
        yield from ((party.name, role) for party in parties if party.kind == PartyKind.WORDS)


def _regions(connection: Connection, which: _Which) -> defaultdict[int, list[str]]:
    link = decision_regions
    query = select(link.c.decision_id, link.c.region).where(which(link.c.decision_id))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for decision_id, region in connection.execute(query.order_by(link.c.decision_id, link.c.place)).all():
        found[decision_id].append(region)
    return found
