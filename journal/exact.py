"""Who is who by the exact name alone: for imports too large to weigh every name against those that are like it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection, func, select

from journal.among import among
from journal.editions import Edition
from journal.entities import Identity, Link, Linked, named_in
from journal.entity_rows import enter_aliases, enter_words
from journal.names import name_key
from journal.rows import insert_rows
from journal.tables import entities
from linking.entities import Sighting


def link(connection: Connection, editions: Sequence[Edition]) -> Linked:
    """Whom the names of releases mean, where the same name is always the same; new ones are entered."""
    named = {edition.release_id: named_in(edition) for edition in editions}
    names = {one: sighting for of in named.values() for one, sighting in of.items()}
    ids = _known(connection, names)
    new = _entered(connection, {one: sighting.name for one, sighting in names.items() if one not in ids})
    links = {**ids, **{one: Link(id_, id_) for one, id_ in new.items()}}
    _enter_names(connection, names, links, frozenset(new.values()))
    return Linked(named, {(release, one): links[one] for release, of in named.items() for one in of}, frozenset())


def _enter_names(
    connection: Connection, names: Mapping[Identity, Sighting], links: Mapping[Identity, Link], new: frozenset[int]
) -> None:
    """Enter all forms of the names, and the words of those that were not known; the `new` entities have none yet."""
    forms: dict[tuple[int, str], str] = {}
    for one, sighting in names.items():
        origin = links[one].origin_id
        forms[origin, one[1]] = sighting.name
        for alias in sighting.aliases:
            forms[origin, name_key(alias)] = alias
    kinds = {links[one].origin_id: (one[0], links[one].entity_id) for one in names}
    added = enter_aliases(connection, forms, new)
    enter_words(connection, [(kinds[id_][0], key, kinds[id_][1]) for id_, key in added], new)


def _known(connection: Connection, names: Mapping[Identity, object]) -> dict[Identity, Link]:
    return {(row.kind, row.key): Link(row.id, row.root_id) for row in _rows(connection, names)}


def _rows(connection: Connection, names: Mapping[Identity, object]) -> Iterator[Any]:
    """Known entities by their names; that who stands for them is there is looked up here, as nobody else does it."""
    root = entities.alias("root")
    columns = select(entities.c.kind, entities.c.key, entities.c.id, entities.c.root_id)
    columns = columns.join(root, root.c.id == entities.c.root_id)
    for kind in sorted({kind for kind, _ in names}):
        keys = [key for of, key in names if of == kind]
        yield from connection.execute(columns.where(entities.c.kind == kind, among(entities.c.key, keys)))


def _entered(connection: Connection, names: Mapping[Identity, str]) -> dict[Identity, int]:
    following = count((connection.scalar(select(func.max(entities.c.id))) or 0) + 1)
    new = {one: next(following) for one in names}
    rows = [
        {"id": id_, "kind": kind, "key": key, "name": names[kind, key], "decisions": 0, "root_id": id_}
        for (kind, key), id_ in new.items()
    ]
    insert_rows(connection, entities, rows)
    return new
