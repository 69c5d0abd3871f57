"""Releases and extractions → rows. Every function works inside one write transaction that `next_change` opened."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from journal import codec
from journal.contract import NotFound
from journal.decision_rows import Revision, list_decisions
from journal.entities import named_in, register
from journal.records import Received
from journal.tables import (
    changes,
    decision_entities,
    decisions,
    entities,
    extractions,
    log,
    release_entities,
    releases,
)
from nlp.facts import Extraction


def next_change(connection: Connection) -> int:
    """Take the writer's turn and the change's number; other writers wait here until this transaction ends."""
    turn = update(log).values(head=log.c.head + 1).returning(log.c.head)
    number: int = connection.execute(turn).scalar_one()
    return number


def note_change(connection: Connection, number: int, release_id: int) -> None:
    """Tell those who follow the log that a release is new or changed."""
    row = {"number": number, "token": uuid4().hex, "release_id": release_id}
    connection.execute(insert(changes), [row])


def find_release(connection: Connection, sha256: str) -> int | None:
    """The id of the release with these bytes."""
    return connection.scalar(select(releases.c.id).where(releases.c.sha256 == sha256))


def insert_release(connection: Connection, received: Received, sha256: str, at: dt.datetime) -> int:
    """A new release, for the time being without an extraction; its id."""
    release_id: int = (connection.scalar(select(func.max(releases.c.id))) or 0) + 1
    row = {
        "id": release_id,
        "sha256": sha256,
        "name": received.name,
        "format": received.format,
        "size": len(received.data),
        "received_at": at,
        "text": received.release.text,
        "hints": codec.dump(received.release.hints),
        "revision": 0,
        "title": "",
    }
    connection.execute(insert(releases), [row])
    return release_id


def insert_extraction(
    connection: Connection, release_id: int, extraction: Extraction, author: str, at: dt.datetime
) -> tuple[int, ...]:
    """The next revision of a release; the ids of its decisions in order; raises NotFound."""
    release = connection.execute(select(releases).where(releases.c.id == release_id)).one_or_none()
    if release is None:
        raise NotFound(f"Нет выпуска № {release_id}.")
    revision = Revision(release_id, release.revision + 1, release.received_at.date())
    row = {"release_id": release_id, "revision": revision.number, "author": author, "extracted_at": at}
    connection.execute(insert(extractions), [row | {"facts": codec.dump(extraction)}])
    summary = _summary(extraction, revision.number)
    connection.execute(update(releases).where(releases.c.id == release_id).values(**summary))
    before = _appearances(connection, release_id)
    ids = register(connection, named_in(extraction))
    decision_ids = list_decisions(connection, revision, extraction, ids)
    _count(connection, before, _appearances(connection, release_id))
    _name(connection, release_id, set(ids.values()))
    return decision_ids


def _summary(extraction: Extraction, revision: int) -> dict[str, object]:
    return {
        "revision": revision,
        "title": extraction.title.text if extraction.title else "",
        "published": extraction.published,
        "publisher": extraction.publisher,
    }


def _appearances(connection: Connection, release_id: int) -> Counter[int]:
    """In how many listed decisions of a release each entity has a role."""
    link = decision_entities
    query = (
        select(link.c.entity_id, func.count(link.c.decision_id.distinct()))
        .join(decisions, decisions.c.id == link.c.decision_id)
        .where(decisions.c.release_id == release_id, decisions.c.listed)
        .group_by(link.c.entity_id)
    )
    return Counter(dict(connection.execute(query).tuples().all()))


def _count(connection: Connection, before: Counter[int], after: Counter[int]) -> None:
    rows = [{"entity": id_, "more": after[id_] - before[id_]} for id_ in before | after if after[id_] != before[id_]]
    if rows:
        counted = update(entities).where(entities.c.id == bindparam("entity"))
        connection.execute(counted.values(decisions=entities.c.decisions + bindparam("more")), rows)


def _name(connection: Connection, release_id: int, entity_ids: set[int]) -> None:
    connection.execute(delete(release_entities).where(release_entities.c.release_id == release_id))
    if entity_ids:
        rows = [{"release_id": release_id, "entity_id": entity_id} for entity_id in sorted(entity_ids)]
        connection.execute(insert(release_entities), rows)
