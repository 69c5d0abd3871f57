"""What a batch added to the registry → rows of entities, names, words, blocks and questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from journal import codec
from journal.among import among
from journal.names import name_key
from journal.rows import insert_rows
from journal.tables import entities, entity_aliases, entity_blocks, entity_matches, entity_words
from linking.entities import Register

#: words are parts of index entries, which PostgreSQL limits to 2,700 bytes
_LONGEST_WORD = 60
OPEN = "open"


def enter(connection: Connection, register: Register, names: Iterable[tuple[int, str, str]]) -> frozenset[int]:
    """Store all that is new, `names` as origin, key and form; the entities whose name became fuller."""
    insert_rows(connection, entities, _new(connection, register))
    renamed = _change(connection, register)
    rows = [{"block": block, "entity_id": id_} for block, id_ in register.blocks]
    insert_rows(connection, entity_blocks, rows)
    _ask(connection, register)
    kinds = {id_: known.kind for id_, known in register.profiles.items()}
    new = enter_aliases(connection, {(id_, key): name for id_, key, name in names})
    enter_words(connection, [(kinds[id_], key, register.root(id_)) for id_, key in new])
    return renamed


def enter_words(connection: Connection, keys: Iterable[tuple[str, str, int]]) -> None:
    """Enter the words of keys (kind, key, entity) that entities do not have yet."""
    table = entity_words
    wanted = {(kind, word[:_LONGEST_WORD], id_) for kind, key, id_ in keys for word in key.split()}
    if not wanted:
        return
    query = select(table.c.kind, table.c.word, table.c.entity_id)
    query = query.where(among(table.c.entity_id, {id_ for *_, id_ in wanted}))
    known = {(row.kind, row.word, row.entity_id) for row in connection.execute(query)}
    insert_rows(
        connection,
        table,
        [{"kind": kind, "word": word, "entity_id": id_} for kind, word, id_ in sorted(wanted - known)],
    )


def _new(connection: Connection, register: Register) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    keys = {id_: (known.kind, name_key(known.names[0])) for id_, known in register.new.items()}
    taken = _taken(connection, keys.values())
    for id_, known in register.new.items():
        kind, key = keys[id_]
        if (kind, key) in taken:
            key = f"{key} {id_}"  # a namesake
        taken.add((kind, key))
        row = {"id": id_, "kind": kind, "key": key, "name": known.names[0], "decisions": 0, "root_id": id_}
        rows.append({**row, "fixed": False, "profile": codec.dump(known)})
    return rows


def _taken(connection: Connection, keys: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    by_kind: dict[str, list[str]] = {}
    for kind, key in keys:
        by_kind.setdefault(kind, []).append(key)
    columns = select(entities.c.kind, entities.c.key)
    return {
        (row.kind, row.key)
        for kind, of_kind in by_kind.items()
        for row in connection.execute(columns.where(entities.c.kind == kind, entities.c.key.in_(of_kind)))
    }


def _change(connection: Connection, register: Register) -> frozenset[int]:
    """Store the profiles that grew; who has a fuller name now, where no person chose it."""
    if not register.changed:
        return frozenset()
    columns = entities.c.id, entities.c.name, entities.c.fixed
    query = select(*columns).where(entities.c.id.in_(register.changed))
    rows = {row.id: row for row in connection.execute(query)}
    names = {id_: row.name if row.fixed else register.profiles[id_].names[0] for id_, row in rows.items()}
    values: dict[str, Any] = {"name": bindparam("called"), "profile": bindparam("known")}
    connection.execute(
        update(entities).where(entities.c.id == bindparam("entity")).values(values),
        [{"entity": id_, "called": names[id_], "known": codec.dump(register.profiles[id_])} for id_ in rows],
    )
    return frozenset(id_ for id_, row in rows.items() if names[id_] != row.name)


def _ask(connection: Connection, register: Register) -> None:
    """A pair is asked about once; whoever is new has not been."""
    rows = {
        (min(id_, match.id), max(id_, match.id)): {"score": match.score, "parts": json.dumps(dict(match.parts))}
        for id_, match in register.questions
    }
    insert_rows(
        connection, entity_matches, [{"one_id": a, "other_id": b, "state": OPEN, **row} for (a, b), row in rows.items()]
    )


def enter_aliases(connection: Connection, wanted: dict[tuple[int, str], str]) -> Sequence[tuple[int, str]]:
    """Enter the forms that origins do not have yet; their places."""
    table = entity_aliases
    query = select(table.c.entity_id, table.c.key).where(among(table.c.entity_id, {id_ for id_, _ in wanted}))
    known = {(row.entity_id, row.key) for row in connection.execute(query)} if wanted else set()
    new = [place for place in wanted if place not in known]
    insert_rows(connection, table, [{"entity_id": id_, "key": key, "alias": wanted[id_, key]} for id_, key in new])
    return new
