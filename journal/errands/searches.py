"""Searches under a name."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from journal import codec, questions
from journal.contract import BadQuery, NotFound
from journal.database import Database
from journal.errands.records import SavedSearch
from journal.errands.tables import alerts, jobs, messages, saved_searches, told_decisions
from journal.records import Query
from journal.typed import understand


class SavedSearches:
    """The saved searches of a log, oldest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, name: str, query: Query, *, author: str, at: dt.datetime) -> SavedSearch:
        """Keep the conditions of a query under a name; raises BadQuery where it cannot be asked."""
        if not name.strip():
            raise BadQuery("У сохранённого поиска нет названия.")
        questions.check(query)
        understand(query)
        plain = replace(query, order=None, limit=20, cursor=None, facets=True)
        key = secrets.token_urlsafe(16)
        row = {"key": key, "name": name.strip(), "query": codec.dump(plain), "author": author, "created_at": at}
        with self._database.writing() as connection:
            id_ = connection.execute(insert(saved_searches).values(row).returning(saved_searches.c.id)).scalar_one()
        return self.get(id_)

    def list(self) -> tuple[SavedSearch, ...]:
        """All of them."""
        with self._database.reading() as connection:
            return tuple(map(_record, connection.execute(select(saved_searches).order_by(saved_searches.c.id))))

    def get(self, search_id: int) -> SavedSearch:
        """One of them; raises NotFound."""
        return self._one(saved_searches.c.id, questions.number(search_id), f"№ {search_id}")

    def by_key(self, key: str) -> SavedSearch:
        """The one with a key; raises NotFound."""
        return self._one(saved_searches.c.key, key, "с таким ключом")

    def forget(self, search_id: int) -> None:
        """Remove it with its alerts and what they sent; raises NotFound."""
        number = self.get(search_id).id
        with self._database.writing() as connection:
            for alert_id in connection.scalars(select(alerts.c.id).where(alerts.c.search_id == number)).all():
                forget_alert(connection, alert_id)
            connection.execute(delete(saved_searches).where(saved_searches.c.id == number))

    def _one(self, column: Any, value: object, words: str) -> SavedSearch:
        with self._database.reading() as connection:
            row = connection.execute(select(saved_searches).where(column == value)).one_or_none()
        if row is None:
            raise NotFound(f"Нет сохранённого поиска {words}.")
        return _record(row)


def forget_alert(connection: Connection, alert_id: int) -> None:
    """Remove an alert, its messages and the jobs of both."""
    ids = connection.scalars(select(messages.c.id).where(messages.c.alert_id == alert_id)).all()
    connection.execute(delete(jobs).where(jobs.c.kind == "deliver", jobs.c.subject.in_(ids)))
    connection.execute(delete(jobs).where(jobs.c.kind == "watch", jobs.c.subject == alert_id))
    for table in (told_decisions, messages):
        connection.execute(delete(table).where(table.c.alert_id == alert_id))
    connection.execute(delete(alerts).where(alerts.c.id == alert_id))


def _record(row: Row[Any]) -> SavedSearch:
    return SavedSearch(row.id, row.key, row.name, codec.load(Query, row.query), row.author, row.created_at)
