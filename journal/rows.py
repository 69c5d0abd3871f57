"""Many rows at once, as fast as each database takes them: a million decisions are sixteen million rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from journal.backends import backend_of


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have the same columns; a column that they lack has its default."""
    if not rows:
        return
    names = tuple(rows[0])
    values: Iterable[Sequence[Any]] = map(itemgetter(*names), rows)
    if changes := _changes(connection, table, names):
        values = (_changed(list(row), changes) for row in values)
    backend_of(connection).insert(connection, table, names, values)


#: what a database stores in place of a value, by the value's place in a row
_Changes = tuple[tuple[int, Callable[[Any], Any]], ...]


def _changes(connection: Connection, table: Table, names: Sequence[str]) -> _Changes:
    dialect = connection.dialect
    types = (table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names)
    return tuple((place, change) for place, change in enumerate(types) if change)


def _changed(row: list[Any], changes: _Changes) -> list[Any]:
    for place, change in changes:
        row[place] = change(row[place])
    return row
