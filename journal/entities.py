"""Who and what releases name → the entities of the log, one for each kind and normalised name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from journal.tables import entities, entity_aliases, entity_words
from journal.terms import words
from nlp.facts import Decision, Extraction, PartyKind

INITIATIVE = "initiative"

#: keys and words are parts of index entries, which PostgreSQL limits to 2,700 bytes
_LONGEST_KEY = 300
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a release names it."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same as one of another release."""
        return self.kind, name_key(self.name)


#: the ids of the entities of a release by their identity
EntityIds = Mapping[tuple[str, str], int]


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """A name without what writing it differently changes: case, ё, quotes, dashes, spaces."""
    key = " ".join(words(name)) or name.casefold()
    return key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]} {sha256(key.encode()).hexdigest()}"


def named_in(extraction: Extraction) -> tuple[Named, ...]:
    """Everything with a name of its own in a release."""
    organizations = (Named(PartyKind.ORGANIZATION, item.name, item.aliases) for item in extraction.organizations)
    people = (Named(PartyKind.PERSON, item.name) for item in extraction.people)
    initiatives = (Named(INITIATIVE, item.name) for item in extraction.initiatives)
    parties = (named for decision in extraction.decisions for _, named in roles(decision))
    return (*organizations, *people, *initiatives, *parties)


def roles(decision: Decision) -> Iterator[tuple[str, Named]]:
    """The entities of a decision with their roles, in its order."""
    for role, parties in (("actor", decision.actors), ("assignee", decision.assignees)):
        for party in parties:
            if party.kind is not PartyKind.WORDS:
                yield role, Named(party.kind, party.name)
    if decision.initiative:
        yield INITIATIVE, Named(INITIATIVE, decision.initiative)


def register(connection: Connection, named: Iterable[Named]) -> EntityIds:
    """The ids of what is named; what the log does not have yet is entered, with new aliases and their words."""
    named = tuple(named)
    names = {item.identity: item.name for item in reversed(named)}
    known = _known(connection, names)
    last = connection.scalar(select(func.max(entities.c.id))) or 0
    new = {one: id_ for id_, one in enumerate((one for one in names if one not in known), last + 1)}
    rows = [
        {"id": id_, "kind": kind, "key": key, "name": names[kind, key], "decisions": 0, "root_id": id_}
        for (kind, key), id_ in new.items()
    ]
    _insert(connection, entities, rows)
    ids = known | new
    aliases = _enter_aliases(connection, named, ids)
    _enter_words(connection, [*((*one, id_) for one, id_ in new.items()), *aliases])
    return ids


def _known(connection: Connection, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    keys: dict[str, list[str]] = {}
    for kind, key in wanted:
        keys.setdefault(kind, []).append(key)
    columns = select(entities.c.kind, entities.c.key, entities.c.id)
    return {
        (row.kind, row.key): row.id
        for kind, of_kind in keys.items()
        for row in connection.execute(columns.where(entities.c.kind == kind, entities.c.key.in_(of_kind)))
    }


def _enter_aliases(connection: Connection, named: Iterable[Named], ids: EntityIds) -> list[tuple[str, str, int]]:
    """Enter aliases that entities do not have yet; the kinds, keys and entities of these."""
    table = entity_aliases
    wanted = {
        (ids[item.identity], name_key(alias)): (item.kind, alias)
        for item in named
        for alias in (item.name, *item.aliases)
    }
    query = select(table.c.entity_id, table.c.key).where(table.c.entity_id.in_({id_ for id_, _ in wanted}))
    known = {(row.entity_id, row.key) for row in connection.execute(query)} if wanted else set()
    new = {place: named for place, named in wanted.items() if place not in known}
    _insert(
        connection, table, [{"entity_id": id_, "key": key, "alias": alias} for (id_, key), (_, alias) in new.items()]
    )
    return [(kind, key, id_) for (id_, key), (kind, _) in new.items()]


def _enter_words(connection: Connection, keys: Iterable[tuple[str, str, int]]) -> None:
    """Enter the words of keys that entities do not have yet."""
    table = entity_words
    wanted = {(kind, word[:_LONGEST_WORD], id_) for kind, key, id_ in keys for word in key.split()}
    query = select(table.c.kind, table.c.word, table.c.entity_id)
    query = query.where(table.c.entity_id.in_({id_ for *_, id_ in wanted}))
    known = {(row.kind, row.word, row.entity_id) for row in connection.execute(query)}
    rows = [{"kind": kind, "word": word, "entity_id": id_} for kind, word, id_ in sorted(wanted - known)]
    _insert(connection, table, rows)


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
