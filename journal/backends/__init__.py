"""What differs between databases: one file per scheme of the URL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, Protocol, cast

from sqlalchemy import Column, Connection, Engine, Table
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from journal.contract import JournalError

if TYPE_CHECKING:
    from journal.arrivals.queues import Queue


class Backend(Protocol):
    """What a file of this folder defines."""

    def connect(self, url: str) -> Engine:
        """An engine whose transactions are snapshots; those with the option `writes` may change the tables."""

    def lock_schema(self, connection: Connection) -> None:
        """Let only this transaction change the schema until it ends."""

    def insert(
        self, connection: Connection, table: Table, names: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert rows of these columns, their values as the driver takes them."""

    def add_to(self, connection: Connection, column: Column[int], more: Mapping[int, int]) -> None:
        """Add numbers to a column, by the ids of its rows."""

    def continue_numbers(self, connection: Connection, tables: Sequence[Table]) -> None:
        """Have the database number new rows of tables behind the ones that are there."""

    def queue(self, url: str) -> Queue:
        """How releases that wait are handed out."""

    def make_queue(self, connection: Connection) -> None:
        """Make what the queue needs of its own in the database."""


def backend_for(url: str) -> Backend:
    """The file for a URL's scheme; raises JournalError naming the schemes there are."""
    accepted = sorted(module.name for module in iter_modules(__path__))
    try:
        scheme = make_url(url).get_backend_name()
    except ArgumentError:
        scheme = url.partition(":")[0]
    if scheme not in accepted:
        raise JournalError(f"База данных «{scheme}» не поддерживается; принимаются: {', '.join(accepted)}.")
    return cast(Backend, import_module(f"{__name__}.{scheme}"))


def backend_of(connection: Connection) -> Backend:
    """The file for an open connection."""
    return cast(Backend, import_module(f"{__name__}.{connection.dialect.name}"))
