"""Transactions on the database behind a URL: snapshots to read, one writer at a time to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, Table
from sqlalchemy.exc import DBAPIError

from journal.backends import backend_for
from journal.contract import BadQuery, JournalError
from journal.migrations import is_current, upgrade

if TYPE_CHECKING:
    from journal.arrivals.queues import Queue


class Database:
    """Reading and writing, with the driver's errors as `JournalError`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._backend = backend_for(url)
        self._readers = self._backend.connect(url)
        self._writers = self._readers.execution_options(writes=True)
        self._importers = self._writers.execution_options(checked=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot."""
        with _transaction(self._readers) as connection:
            yield connection

    @contextmanager
    def writing(self, *, checked: bool = True) -> Iterator[Connection]:
        """All or nothing; stored when it ends.

        Not `checked`, SQLite does not look up what each row refers to: for rows that refer to what was inserted or read
        in this transaction, and to nothing else.
        """
        with _transaction(self._writers if checked else self._importers) as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the schema to the newest revision; raises JournalError where a newer program made it."""
        with self.reading() as connection:
            if is_current(connection):
                return
        with self.changing_schema() as connection:
            upgrade(connection)

    @contextmanager
    def changing_schema(self) -> Iterator[Connection]:
        """A transaction in which nobody else changes the schema."""
        with self.writing() as connection:
            self._backend.lock_schema(connection)
            yield connection

    def continue_numbers(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Have the database number new rows behind those that came with numbers of their own."""
        self._backend.continue_numbers(connection, tables)

    def queue(self) -> Queue:
        """How releases that wait are handed out."""
        return self._backend.queue(self.url)

    def close(self) -> None:
        """Let go of the connections."""
        self._readers.dispose()


@contextmanager
def _transaction(engine: Engine) -> Iterator[Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except OverflowError as error:
        raise BadQuery("Такого большого номера не бывает.") from error
    except DBAPIError as error:
        raise JournalError(f"База данных: {error.orig}") from error
    except engine.dialect.loaded_dbapi.Error as error:  # of a statement that the driver was handed as it is
        raise JournalError(f"База данных: {error}") from error
