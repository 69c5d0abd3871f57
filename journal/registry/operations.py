"""Merge, split, rename, keep apart, and take each of them back. Every function works inside a write transaction.

Links never forget the entity that they were first given, so merging only tells which entity stands for another, and
taking back leads exactly those links home, also the ones that releases brought meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, update

from journal.contract import BadQuery
from journal.names import name_key
from journal.registry import matches
from journal.registry.history import note, undoable
from journal.registry.links import below, check_distinct, lead, refresh, standing
from journal.registry.profiles import learn_name, new_entity, relearn
from journal.registry.records import Act, Operation
from journal.signed import Signed
from journal.tables import decision_entities, decisions, entities, release_entities

Details = Mapping[str, Any]


def merge(connection: Connection, entity_id: int, into: int, signed: Signed) -> list[int]:
    """From now on `into` stands for both; the releases that this concerns."""
    one, other = standing(connection, entity_id), standing(connection, into)
    check_distinct(connection, one, other)
    released = _stand_under(connection, one, other)
    note(connection, Act.MERGE, signed, (one, other))
    return released


def split(connection: Connection, entity_id: int, release_ids: Sequence[int], name: str, signed: Signed) -> int:
    """Whom these releases name is somebody else: a new entity, whose number is answered."""
    source = standing(connection, entity_id)
    moved = _named_by(connection, source, release_ids)
    new = new_entity(connection, source, name or _name(connection, source), [row["release_id"] for row in moved])
    details = {"releases": moved, "decisions": _decided_in(connection, source, release_ids)}
    _move(connection, details, lambda _: (new, new))
    relearn(connection, {row["origin_id"] for row in moved})
    refresh(connection, (source, new))
    note(connection, Act.SPLIT, signed, (source, new), details=details)
    return new


def rename(connection: Connection, entity_id: int, name: str, signed: Signed) -> None:
    """A name that no release changes."""
    root, wanted = standing(connection, entity_id), " ".join(name.split())
    if not name_key(wanted):
        raise BadQuery("Название пусто, ожидалось хотя бы одно слово.")
    query = select(entities.c.name, entities.c.fixed, entities.c.inn).where(entities.c.id == root)
    before = connection.execute(query).one()
    connection.execute(update(entities).where(entities.c.id == root).values(name=wanted, fixed=True))
    learn_name(connection, root, [wanted])
    details = {"before": before.name, "after": wanted, "fixed": before.fixed, "inn": before.inn}
    note(connection, Act.RENAME, signed, (root, None), details=details)


def keep_apart(connection: Connection, entity_id: int, other_id: int, signed: Signed) -> None:
    """The two are not the same and are not asked about again."""
    one, other = standing(connection, entity_id), standing(connection, other_id)
    check_distinct(connection, one, other)
    matches.settle(connection, below(connection, one), below(connection, other), matches.APART)
    note(connection, Act.APART, signed, (one, other))


def undo(connection: Connection, number: int, signed: Signed) -> list[int]:
    """Take an operation back; the releases that this concerns. Raises NotFound, BadQuery."""
    operation, details = undoable(connection, number)
    released = _UNDO[operation.act](connection, operation, details)
    note(connection, Act.UNDO, signed, (operation.entity_id, operation.other_id), undoes=number)
    return released


def releases_of(connection: Connection, entity_id: int) -> list[int]:
    """The releases that name an entity or one that it stands for."""
    query = select(release_entities.c.release_id).distinct().where(release_entities.c.entity_id == entity_id)
    return list(connection.scalars(query))


def _stand_under(connection: Connection, one: int, other: int) -> list[int]:
    members = below(connection, one)
    matches.settle(connection, members, below(connection, other), matches.MERGED)
    connection.execute(update(entities).where(entities.c.id == one).values(merged_into=other))
    return lead(connection, members, one, other)


def _unmerge(connection: Connection, operation: Operation, _: Details) -> list[int]:
    one = operation.entity_id
    root, members = standing(connection, one), below(connection, one)
    connection.execute(update(entities).where(entities.c.id == one).values(merged_into=None))
    released = lead(connection, members, root, one)
    matches.settle(connection, members, below(connection, operation.other_id or root), matches.OPEN)
    return released


def _unsplit(connection: Connection, operation: Operation, details: Details) -> list[int]:
    """What was moved goes back to where it came from, and what came since follows."""
    new = operation.other_id or 0
    root = standing(connection, new)
    origins = {row["origin_id"] for rows in details.values() for row in rows}
    roots = {id_: standing(connection, id_) for id_ in origins}
    _move(connection, details, lambda row: (row["origin_id"], roots[row["origin_id"]]), now=new)
    released = [row["release_id"] for row in details["releases"]]
    if root == new:
        released += _stand_under(connection, new, standing(connection, operation.entity_id))
    relearn(connection, origins)
    refresh(connection, {new, root, *roots.values()})
    return sorted(set(released))


def _unrename(connection: Connection, operation: Operation, details: Details) -> list[int]:
    query = select(entities.c.name).where(entities.c.id == operation.entity_id)
    if connection.scalar(query) != details["after"]:
        raise BadQuery("Название с тех пор меняли ещё раз: сначала отмените более позднее.")
    values = {"name": details["before"], "fixed": details["fixed"], "inn": details["inn"]}
    connection.execute(update(entities).where(entities.c.id == operation.entity_id).values(values))
    return releases_of(connection, operation.entity_id)


def _unite_again(connection: Connection, operation: Operation, _: Details) -> list[int]:
    ours, theirs = below(connection, operation.entity_id), below(connection, operation.other_id or 0)
    matches.settle(connection, ours, theirs, matches.OPEN)
    return []


_UNDO: Mapping[Act, Callable[[Connection, Operation, Details], list[int]]] = {
    Act.MERGE: _unmerge,
    Act.SPLIT: _unsplit,
    Act.RENAME: _unrename,
    Act.IMPORT: _unrename,
    Act.APART: _unite_again,
}


def _named_by(connection: Connection, source: int, release_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The links of these releases to an entity; raises BadQuery where there are none, or no others."""
    table = release_entities
    columns = table.c.release_id, table.c.kind, table.c.key, table.c.origin_id
    rows = [row._asdict() for row in connection.execute(select(*columns).where(table.c.entity_id == source))]
    moved = [row for row in rows if row["release_id"] in set(release_ids)]
    if not moved or len(moved) == len(rows):
        raise BadQuery(f"Отделить можно часть релизов, названо {len(moved)} из {len(rows)}.")
    return moved


def _decided_in(connection: Connection, source: int, release_ids: Sequence[int]) -> list[dict[str, Any]]:
    link = decision_entities
    query = select(link.c.decision_id, link.c.place, link.c.origin_id).join(
        decisions, decisions.c.id == link.c.decision_id
    )
    found = query.where(link.c.entity_id == source, decisions.c.release_id.in_(release_ids))
    return [row._asdict() for row in connection.execute(found)]


def _move(
    connection: Connection, details: Details, to: Callable[[dict[str, Any]], tuple[int, int]], now: int | None = None
) -> None:
    """Give links another origin and entity; with `now`, only those that still have that origin."""
    for table, rows, keys in (
        (release_entities, details["releases"], ("release_id", "kind", "key")),
        (decision_entities, details["decisions"], ("decision_id", "place")),
    ):
        for row in rows:
            origin, entity = to(row)
            own = [table.c[key] == row[key] for key in keys] + ([table.c.origin_id == now] if now else [])
            connection.execute(update(table).where(*own).values(origin_id=origin, entity_id=entity))


def _name(connection: Connection, entity_id: int) -> str:
    name: str = connection.execute(select(entities.c.name).where(entities.c.id == entity_id)).scalar_one()
    return name
