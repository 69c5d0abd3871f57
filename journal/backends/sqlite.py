"""SQLite: one file, any number of readers, one writer at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Engine, Table, create_engine, event
from sqlalchemy.engine import make_url

from journal.arrivals.leases import LeaseQueue
from journal.contract import JournalError

#: how long a writer waits for the one before it, in milliseconds
_PATIENCE = 60_000
#: bytes of a page of a new file: a decision and its facts leave half of a page of 4,096 empty
_PAGE = 8_192
#: pages that a connection remembers, in KiB: a million decisions are entered in no order of their indexes
_CACHE = 65_536


def connect(url: str) -> Engine:
    """An engine in WAL mode; the folder of the file is made where it is missing. Raises JournalError without a file."""
    path = make_url(url).database
    if not path or path == ":memory:":
        raise JournalError("SQLite: ожидается файл, например sqlite:////var/lib/kadrolog/journal.sqlite.")
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)  # what is stored does not go into logs of errors
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def lock_schema(connection: Connection) -> None:
    """Nothing to do: BEGIN IMMEDIATE has the file's only write lock."""


def insert(connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """One prepared statement for all rows."""
    columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({places})'  # noqa: S608  # nosec B608 (names of `tables.py`)
    connection.exec_driver_sql(statement, rows)


def add_to(connection: Connection, column: Column[int], more: Mapping[int, int]) -> None:
    """One prepared statement for all rows, in the order in which they lie."""
    statement = f'UPDATE "{column.table.name}" SET "{column.name}" = "{column.name}" + ? WHERE id = ?'  # noqa: S608  # nosec B608 (names of `tables.py`)
    connection.exec_driver_sql(statement, [(number, id_) for id_, number in sorted(more.items())])


def continue_numbers(connection: Connection, tables: Sequence[Table]) -> None:
    """Nothing to do: the next number is the largest and one."""


def queue(url: str) -> LeaseQueue:
    """By lease."""
    return LeaseQueue()


def make_queue(connection: Connection) -> None:
    """Nothing to do: the releases that wait are the queue."""


def _prepare(connection: Any, record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")


def _begin(connection: Connection) -> None:
    # a deferred transaction that turns into a writer may find that it reads an old snapshot and fail at once
    options = connection.get_execution_options()
    writes = options.get("writes", False)
    driver: Any = connection.connection.driver_connection
    if writes:
        driver.execute(f"PRAGMA foreign_keys = {'ON' if options.get('checked', True) else 'OFF'}")
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
