"""The log of changes as those who follow it read it: the index of every process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from journal.database import Database
from journal.entries import Entries, Entry
from journal.prepared import Prepared
from journal.tables import changes, decisions, log

#: decisions that are in memory at a time
BATCH = 1000
_NEWEST = Prepared(select(changes.c.number, changes.c.token).order_by(changes.c.number.desc()).limit(1))


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a follower has come; the token tells whether it is still the same history."""

    number: int = 0
    token: str = ""


def newest_change(connection: Connection) -> Bookmark:
    """The newest change of a snapshot; the empty bookmark where there is none."""
    return next((Bookmark(*row) for row in _NEWEST.rows(connection)), Bookmark())


class ChangeLog:
    """Changes in the order of their numbers, which is the order in which they became visible."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def url(self) -> str:
        """What another process reads the same log by."""
        return self._database.url

    def identity(self) -> str:
        """What tells this log from every other."""
        with self._database.reading() as connection:
            identity: str = connection.execute(select(log.c.identity)).scalar_one()
        return identity

    def head(self) -> Bookmark:
        """The newest change."""
        with self._database.reading() as connection:
            return newest_change(connection)

    def at(self, number: int) -> Bookmark:
        """The change with a number; the empty bookmark where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(select(changes).where(changes.c.number == number)).one_or_none()
        return Bookmark(row.number, row.token) if row else Bookmark()

    def after(self, bookmark: Bookmark, limit: int) -> tuple[Bookmark, tuple[int, ...]]:
        """The next releases that changed, and how far one has come with them."""
        query = select(changes).where(changes.c.number > bookmark.number).order_by(changes.c.number).limit(limit)
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        if not rows:
            return bookmark, ()
        return Bookmark(rows[-1].number, rows[-1].token), tuple(dict.fromkeys(row.release_id for row in rows))

    def entries_of(self, release_ids: tuple[int, ...]) -> list[Entry]:
        """The listed decisions of releases."""
        with self._database.reading() as connection:
            return Entries().of_releases(connection, release_ids)

    def highest(self) -> int:
        """The highest id that a decision has; 0 where there is none."""
        with self._database.reading() as connection:
            return connection.scalar(select(func.max(decisions.c.id))) or 0

    def everything(self, after: int = 0) -> Iterator[list[Entry]]:
        """All listed decisions in the order of their ids, those after one, in batches."""
        entries, last = Entries(), after
        while True:
            with self._database.reading() as connection:
                batch = entries.after(connection, last, BATCH)
            if not batch:
                return
            yield batch
            last = batch[-1].id
