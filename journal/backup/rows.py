"""Rows of any table ↔ arrays of JSON. The tables are read from the database itself, so those of every schema are."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Date, DateTime, MetaData, Table, select

#: rows in memory at a time
BATCH = 1000
#: Alembic's own, and what is worth nothing after a restore
LEFT_OUT = frozenset(("alembic_version", "sessions", "orders", "order_pieces", "measures"))
#: beginning of the names of the queue's own tables; its jobs are made anew for the releases that wait
QUEUE = "procrastinate_"


def tables(connection: Connection) -> list[Table]:
    """The tables that a backup holds, those that others refer to first."""
    metadata = MetaData()
    metadata.reflect(connection)
    return [
        table for table in metadata.sorted_tables if table.name not in LEFT_OUT and not table.name.startswith(QUEUE)
    ]


def lines(connection: Connection, table: Table) -> Iterator[tuple[int, bytes]]:
    """All rows in batches, a line each, in the order of their keys: how many, and the lines."""
    query = select(table).order_by(*table.primary_key)
    for batch in connection.execute(query, execution_options={"yield_per": BATCH}).partitions():
        yield len(batch), "".join(_line(row) for row in batch).encode()


def insert(connection: Connection, table: Table, names: Sequence[str], data: bytes) -> int:
    """Put the rows of such lines into the table; how many."""
    readers = [_reader(table.c[name]) for name in names]
    rows = [
        {name: read(value) for name, read, value in zip(names, readers, json.loads(line), strict=True)}
        for line in data.splitlines()
    ]
    connection.execute(table.insert(), rows)
    return len(rows)


def _line(row: Sequence[Any]) -> str:
    # other characters that end a line stand in texts as they are, so the bytes are split and not the text
    return json.dumps([_plain(value) for value in row], ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return _utc(value).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value


def _reader(column: Column[Any]) -> Callable[[Any], Any]:
    if isinstance(column.type, DateTime):
        return lambda value: value and _utc(dt.datetime.fromisoformat(value))
    if isinstance(column.type, Date):
        return lambda value: value and dt.date.fromisoformat(value)
    return lambda value: value


def _utc(moment: dt.datetime) -> dt.datetime:
    """SQLite forgets the zone, which is always this one."""
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
