"""How far the taking in of folders and archives has come, for whoever goes on with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from sqlalchemy import delete, insert, select

from journal.arrivals.records import Collection
from journal.arrivals.tables import collections
from journal.database import Database


class Collections:
    """The notes of a log; they are saved and restored with it, so none says more than the log has."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begun(self, key: str, at: dt.datetime) -> Collection:
        """The note of a collection that was left in the middle, or a new one."""
        with self._database.reading() as connection:
            row = connection.execute(select(collections).where(collections.c.key == key)).one_or_none()
        return Collection(**row._asdict()) if row else Collection(key, at)

    def note(self, collection: Collection) -> None:
        """Keep how far it has come."""
        with self._database.writing() as connection:
            connection.execute(delete(collections).where(collections.c.key == collection.key))
            connection.execute(insert(collections).values(asdict(collection)))

    def ended(self, key: str) -> None:
        """It is in as a whole: next time it is looked through from its beginning, by content."""
        with self._database.writing() as connection:
            connection.execute(delete(collections).where(collections.c.key == key))
