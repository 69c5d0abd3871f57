"""What a batch added to the registry → rows of entities, names, words, blocks and questions."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from journal import codec
from journal.among import among
from journal.names import name_key
from journal.rows import insert_rows, insert_values
from journal.tables import entities, entity_aliases, entity_blocks, entity_matches, entity_words
from linking.entities import Register

#: words are parts of index entries, which PostgreSQL limits to 2,700 bytes
_LONGEST_WORD = 60
OPEN = "open"

#: made once: making a statement takes longer than carrying it out
_KEYS = select(entities.c.kind, entities.c.key).where(
    among(entities.c.kind, bindparam("kinds")), among(entities.c.key, bindparam("keys"))
)
_WORDS = select(entity_words.c.kind, entity_words.c.word, entity_words.c.entity_id).where(
    among(entity_words.c.entity_id, bindparam("ids"))
)
_ALIASES = select(entity_aliases.c.entity_id, entity_aliases.c.key).where(
    among(entity_aliases.c.entity_id, bindparam("ids"))
)


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


def enter_words(
    connection: Connection, keys: Iterable[tuple[str, str, int]], new: Collection[int] = frozenset()
) -> None:
    """Enter the words of keys (kind, key, entity) that entities do not have yet; the `new` ones have none."""
    wanted = {(kind, word[:_LONGEST_WORD], id_) for kind, key, id_ in keys for word in key.split()}
    ids = {id_ for *_, id_ in wanted}.difference(new)
    known = connection.execute(_WORDS, {"ids": list(ids)}) if ids else ()
    insert_values(connection, entity_words, ("kind", "word", "entity_id"), sorted(wanted.difference(map(tuple, known))))


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


def _taken(connection: Connection, keys: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """The keys that entities of these kinds have, those among them that were asked for."""
    if not keys:
        return set()
    kinds, names = (list(set(parts)) for parts in zip(*keys, strict=True))
    return {(row.kind, row.key) for row in connection.execute(_KEYS, {"kinds": kinds, "keys": names})}


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


def enter_aliases(
    connection: Connection, wanted: dict[tuple[int, str], str], new: Collection[int] = frozenset()
) -> Sequence[tuple[int, str]]:
    """Enter the forms that origins do not have yet, the `new` ones none; their places."""
    ids = {id_ for id_, _ in wanted}.difference(new)
    known = set(map(tuple, connection.execute(_ALIASES, {"ids": list(ids)}))) if ids else set()
    added = sorted(place for place in wanted if place not in known)
    rows = [(*place, wanted[place]) for place in added]
    insert_values(connection, entity_aliases, ("entity_id", "key", "alias"), rows)
    return added
