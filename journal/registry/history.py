"""What people did to the registry: written once, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select

from journal.contract import BadQuery, NotFound
from journal.registry.records import Act, Operation
from journal.signed import Signed
from journal.tables import entities, entity_operations


def note(
    connection: Connection,
    act: Act,
    signed: Signed,
    parties: tuple[int, int | None],
    **more: Any,
) -> int:
    """Write down what was done to the first of the parties, with `undoes` or `details`; its number."""
    number = (connection.scalar(select(func.max(entity_operations.c.number))) or 0) + 1
    row = {"number": number, "kind": act.value, "at": signed.at, "author": signed.author, "reason": signed.reason}
    links = {"entity_id": parties[0], "other_id": parties[1], "undoes": more.get("undoes")}
    details = json.dumps(more.get("details", {}), ensure_ascii=False)
    connection.execute(insert(entity_operations), [{**row, **links, "details": details}])
    return number


def undoable(connection: Connection, number: int) -> tuple[Operation, dict[str, Any]]:
    """An operation that still holds, with its details; raises NotFound, or BadQuery where it was undone."""
    row = connection.execute(_operations().where(entity_operations.c.number == number)).one_or_none()
    if row is None:
        raise NotFound(f"Нет операции № {number}.")
    found = _operation(row)
    if not found.can_be_undone:
        raise BadQuery(f"Операция № {number} уже отменена или сама отменяет другую.")
    return found, json.loads(row.details)


def of_entities(connection: Connection, entity_ids: list[int]) -> tuple[Operation, ...]:
    """What was done to any of these entities, newest first."""
    table = entity_operations
    query = _operations().where(or_(table.c.entity_id.in_(entity_ids), table.c.other_id.in_(entity_ids)))
    return tuple(_operation(row) for row in connection.execute(query.order_by(table.c.number.desc())))


def told(connection: Connection, entity_id: int) -> Iterator[tuple[Operation, dict[str, Any]]]:
    """What was done to an entity itself, newest first, with all details."""
    query = _operations().where(entity_operations.c.entity_id == entity_id)
    for row in connection.execute(query.order_by(entity_operations.c.number.desc())).all():
        yield _operation(row), json.loads(row.details)


def _operations() -> Select[Any]:
    table, own, other, later = entity_operations, entities.alias(), entities.alias(), entity_operations.alias()
    return (
        select(table, own.c.name.label("name"), other.c.name.label("other"), later.c.number.label("undone_by"))
        .join(own, own.c.id == table.c.entity_id)
        .join(other, other.c.id == table.c.other_id, isouter=True)
        .join(later, later.c.undoes == table.c.number, isouter=True)
    )


def _operation(row: Row[Any]) -> Operation:
    details = json.loads(row.details)
    return Operation(
        number=row.number,
        act=Act(row.kind),
        signed=Signed(row.author, row.at, row.reason),
        entity_id=row.entity_id,
        entity_name=row.name,
        other_id=row.other_id,
        other_name=row.other or "",
        before=details.get("before", ""),
        after=details.get("after", ""),
        undoes=row.undoes,
        undone_by=row.undone_by,
    )
