"""Many rows at once, as fast as each database takes them: a million decisions are twenty million rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Date, Dialect, Table
from sqlalchemy.types import TypeEngine

from journal.backends import backend_of
from journal.tables import Instant

#: days, moments and truth values that are remembered as they are stored: a few return in thousands of rows, and writing
#: one out takes longer than looking it up
_VALUES = 4_000
_OFTEN = Boolean, Date, Instant
#: tables whose changes are remembered, for each database
_TABLES = 100


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that have the same columns; a column that they lack has its default."""
    if not rows:
        return
    names = tuple(rows[0])
    insert_values(connection, table, names, list(map(itemgetter(*names), rows)))


def insert_values(
    connection: Connection, table: Table, names: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows that are values in the order of some columns; the other columns have their defaults."""
    if not rows:
        return
    if changes := _changes(connection.dialect, table, names):
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for place, change in changes:
            columns[place] = map(change, columns[place])
        rows = list(zip(*columns, strict=True))
    backend_of(connection).insert(connection, table, names, rows)


def add_to(connection: Connection, column: Column[int], more: Mapping[int, int]) -> None:
    """Add numbers to a column, by the ids of its rows."""
    if more:
        backend_of(connection).add_to(connection, column, more)


#: what a database stores in place of a value, by the value's place in a row
_Changes = tuple[tuple[int, Callable[[Any], Any]], ...]


@lru_cache(_TABLES)
def _changes(dialect: Dialect, table: Table, names: tuple[str, ...]) -> _Changes:
    changes = (_change(table.c[name].type, dialect) for name in names)
    return tuple((place, change) for place, change in enumerate(changes) if change)


def _change(type_: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    change = type_.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(_VALUES)(change) if change and isinstance(type_, _OFTEN) else change
