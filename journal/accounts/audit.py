"""The audit log: it only grows, and quotas and the throttling of logins are counted from it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import Any

from sqlalchemy import func, insert, select

from journal.accounts.records import Entry
from journal.accounts.tables import audit
from journal.database import Database


class Audit:
    """The entries of a log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Entry, at: dt.datetime) -> None:
        """Write an entry at the end."""
        row = asdict(entry) | {"at": at}
        del row["number"]
        with self._database.writing() as connection:
            connection.execute(insert(audit).values(row))

    def list(self, *, limit: int = 50, before: int | None = None) -> tuple[Entry, ...]:
        """Entries, newest first, those with a number below `before`."""
        query = select(audit).order_by(audit.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(audit.c.number < before)
        with self._database.reading() as connection:
            return tuple(Entry(**row) for row in connection.execute(query).mappings())

    def count(self, action: str, since: dt.datetime, **values: str) -> tuple[int, int]:
        """How many entries of an action there are since then with these values, and the sum of their amounts."""
        return self._sums(audit.c.action == action, since, values)

    def spent(self, author: str, since: dt.datetime) -> tuple[int, int]:
        """How many requests of an author sent bytes since then, and how many bytes."""
        return self._sums(audit.c.amount > 0, since, {"author": author})

    def _sums(self, which: Any, since: dt.datetime, values: dict[str, str]) -> tuple[int, int]:
        same = [audit.c[name] == value for name, value in values.items()]
        query = select(func.count(), func.coalesce(func.sum(audit.c.amount), 0)).where(
            which, audit.c.at >= since, *same
        )
        with self._database.reading() as connection:
            entries, amount = connection.execute(query).one()
        return int(entries), int(amount)
