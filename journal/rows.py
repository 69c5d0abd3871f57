"""Many rows at once, as fast as each database takes them: a million decisions are sixteen million rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Date, Dialect, Table
from sqlalchemy.types import TypeEngine

from journal.backends import backend_of

#: days that are remembered as they are stored
_DAYS = 4_000
#: tables whose changes are remembered, for each database
_TABLES = 100


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have the same columns; a column that they lack has its default."""
    if not rows:
        return
    names = tuple(rows[0])
    values: Iterable[Sequence[Any]] = map(itemgetter(*names), rows)
    if changes := _changes(connection.dialect, table, names):
        values = (_changed(list(row), changes) for row in values)
    backend_of(connection).insert(connection, table, names, values)


def add_to(connection: Connection, column: Column[int], more: Mapping[int, int]) -> None:
    """Add numbers to a column, by the ids of its rows."""
    if more:
        backend_of(connection).add_to(connection, column, more)


#: what a database stores in place of a value, by the value's place in a row
_Changes = tuple[tuple[int, Callable[[Any], Any]], ...]


@lru_cache(_TABLES)
def _changes(dialect: Dialect, table: Table, names: Sequence[str]) -> _Changes:
    changes = (_change(table.c[name].type, dialect) for name in names)
    return tuple((place, change) for place, change in enumerate(changes) if change)


def _change(type_: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    change = type_.dialect_impl(dialect).bind_processor(dialect)
    # a few days return in thousands of rows, and writing one out takes longer than looking it up
    return lru_cache(_DAYS)(change) if change and isinstance(type_, Date) else change


def _changed(row: list[Any], changes: _Changes) -> list[Any]:
    for place, change in changes:
        row[place] = change(row[place])
    return row
