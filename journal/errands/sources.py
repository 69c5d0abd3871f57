"""Addresses that releases are taken from, how the last visit went, and what was taken already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from journal.contract import BadQuery, NotFound
from journal.database import Database
from journal.errands.jobs import plan
from journal.errands.records import Health, Place, Source, Wanted
from journal.errands.tables import jobs, source_items, sources
from journal.questions import number

VISIT = "visit"


class Sources:
    """The sources of a log, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, wanted: Wanted, *, author: str, at: dt.datetime) -> Source:
        """Visit an address from now on; raises BadQuery where it is visited already."""
        row = {
            **{name: getattr(wanted, name) for name in ("url", "place", "name", "every")},
            **{"author": author, "created_at": at, "taken": 0},
            **_state(Health.NEW),
        }
        with self._database.writing() as connection:
            if connection.execute(select(sources.c.id).where(sources.c.url == wanted.url)).first():
                raise BadQuery(f"Адрес {wanted.url} уже среди источников.")
            id_ = connection.execute(insert(sources).values(row).returning(sources.c.id)).scalar_one()
            plan(connection, VISIT, id_, at)
        return self.get(id_)

    def list(self) -> tuple[Source, ...]:
        """All of them."""
        with self._database.reading() as connection:
            return tuple(map(_source, connection.execute(select(sources).order_by(sources.c.name, sources.c.id))))

    def get(self, source_id: int) -> Source:
        """One of them; raises NotFound."""
        with self._database.reading() as connection:
            row = connection.execute(select(sources).where(sources.c.id == number(source_id))).one_or_none()
        if row is None:
            raise NotFound(f"Нет источника № {source_id}.")
        return _source(row)

    def forget(self, source_id: int) -> None:
        """Visit it no more; what was taken stays in the log. Raises NotFound."""
        source = self.get(source_id)
        with self._database.writing() as connection:
            connection.execute(delete(jobs).where(jobs.c.kind == VISIT, jobs.c.subject == source.id))
            connection.execute(delete(source_items).where(source_items.c.source_id == source.id))
            connection.execute(delete(sources).where(sources.c.id == source.id))

    def unknown(self, source_id: int, urls: Collection[str]) -> tuple[str, ...]:
        """Those that were not read from this source yet, in their order."""
        item = source_items.c
        query = select(item.url).where(item.source_id == source_id, item.url.in_(urls))
        with self._database.reading() as connection:
            known = set(connection.scalars(query))
        return tuple(url for url in dict.fromkeys(urls) if url not in known)

    def note(self, source_id: int, url: str, release_id: int | None, reason: str, *, at: dt.datetime) -> None:
        """Keep what became of an address, so that it is not fetched again."""
        row = {"source_id": source_id, "url": url, "at": at, "release_id": release_id, "reason": reason}
        with self._database.writing() as connection:
            taken = sources.c.taken + (release_id is not None)
            connection.execute(update(sources).where(sources.c.id == source_id).values(taken=taken))
            connection.execute(insert(source_items).values(row))

    def visited(self, source: Source) -> Source:
        """Keep how a visit went."""
        state = _state(source.health, source.note, source.failures, source.etag, source.modified)
        with self._database.writing() as connection:
            changed = update(sources).where(sources.c.id == source.id)
            connection.execute(changed.values(visited_at=source.visited_at, **state))
        return self.get(source.id)


def _state(health: Health, note: str = "", failures: int = 0, etag: str = "", modified: str = "") -> dict[str, Any]:
    return {"health": health.value, "note": note, "failures": failures, "etag": etag, "modified": modified}


def _source(row: Row[Any]) -> Source:
    return Source(
        id=row.id,
        url=row.url,
        place=Place(row.place),
        name=row.name,
        every=row.every,
        author=row.author,
        created_at=row.created_at,
        health=Health(row.health),
        note=row.note,
        visited_at=row.visited_at,
        failures=row.failures,
        etag=row.etag,
        modified=row.modified,
        taken=row.taken,
    )
