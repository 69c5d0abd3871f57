"""PostgreSQL 15 and newer, through psycopg 3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from psycopg import Error, IsolationLevel, sql
from sqlalchemy import Column, Connection, Engine, Integer, Table, cast, create_engine, event, func, select, text
from sqlalchemy.dialects.postgresql import REGCLASS
from sqlalchemy.engine import make_url

from journal.arrivals.jobs import JobQueue, make_tables
from journal.contract import JournalError

#: any number that no other program of the same database locks
_SCHEMA_LOCK = 0x6B6164726F6C6F67


def connect(url: str) -> Engine:
    """An engine whose readers see one snapshot for a whole transaction."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    # what is stored does not go into logs of errors
    engine = create_engine(address, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    return engine


def lock_schema(connection: Connection) -> None:
    """Wait for other programs that migrate."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SCHEMA_LOCK})


def insert(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """COPY, twice as fast as statements."""
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    command = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), columns)
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(row)
    except Error as error:  # its details and its context quote what is stored
        raise JournalError(f"База данных: {error.diag.message_primary or type(error).__name__}") from None


def add_to(connection: Connection, column: Column[int], more: Mapping[int, int]) -> None:
    """One statement."""
    table, name = f'"{column.table.name}"', f'"{column.name}"'
    added = "unnest(%s::bigint[], %s::bigint[]) AS added (row_id, number) WHERE id = added.row_id"
    statement = f"UPDATE {table} SET {name} = {name} + added.number FROM {added}"  # noqa: S608  # nosec B608 (names of `tables.py`)
    connection.exec_driver_sql(statement, (list(more), list(more.values())))


def continue_numbers(connection: Connection, tables: Sequence[Table]) -> None:
    """Move the sequences of the tables that have one behind their rows."""
    for column in (column for table in tables for column in table.primary_key if isinstance(column.type, Integer)):
        sequence = cast(func.pg_get_serial_sequence(func.quote_ident(column.table.name), column.name), REGCLASS)
        largest = select(func.max(column)).scalar_subquery()
        connection.execute(select(func.setval(sequence, largest)).where(sequence.is_not(None), largest > 0))


def queue(url: str) -> JobQueue:
    """By Procrastinate."""
    return JobQueue(make_url(url).set(drivername="postgresql").render_as_string(hide_password=False))


def make_queue(connection: Connection) -> None:
    """Procrastinate's tables."""
    make_tables(connection)


def _begin(connection: Connection) -> None:
    # writers stay at READ COMMITTED: what they read after taking the log's row is what is committed by then
    writes = connection.get_execution_options().get("writes", False)
    driver: Any = connection.connection.driver_connection
    driver.isolation_level = None if writes else IsolationLevel.REPEATABLE_READ  # told with BEGIN, and not after it
    driver.read_only = None if writes else True
