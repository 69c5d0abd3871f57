"""Releases and extractions → the tables. Every function works inside a write transaction that `take_turn` opened.

A batch costs as many statements as one release, which is what makes bulk fast.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from uuid import uuid4

from sqlalchemy import Connection, Table, bindparam, delete, func, select, tuple_, update

from journal import codec
from journal.among import among
from journal.arrivals.records import Claim
from journal.contract import NotFound
from journal.decision_rows import ENTITIES, REGIONS, TOPICS, Identity, Links, Row, Rows, decision_rows, identity
from journal.editions import Edition
from journal.entities import Linked, link
from journal.records import Received
from journal.reviews.rows import load_reviews
from journal.rows import add_to, insert_rows, insert_values
from journal.submissions.rows import withdrawn
from journal.tables import (
    LISTED,
    NEWEST,
    changes,
    decision_entities,
    decision_regions,
    decision_topics,
    decisions,
    entities,
    extractions,
    log,
    release_entities,
    releases,
)
from nlp.facts import Extraction

#: made once: making a statement takes longer than carrying it out
_BY_DIGEST = select(releases.c.sha256, releases.c.id).where(among(releases.c.sha256, bindparam("digests")))
_TURN = update(log).values(head=log.c.head + bindparam("wanted")).returning(log.c.head)

_NAMED = "release_id", "kind", "key", "origin_id", "entity_id", "named", "position", "organization"

#: finds whom the names of releases mean
Linker = Callable[[Connection, Sequence[Edition]], Linked]


def take_turn(connection: Connection, wanted: int) -> int:
    """Become the only writer until this transaction ends; the last of so many numbers for changes."""
    last: int = connection.execute(_TURN, {"wanted": wanted}).scalar_one()
    return last


def find_releases(connection: Connection, digests: Iterable[str]) -> dict[str, int]:
    """The ids of the releases with these sums."""
    return {row.sha256: row.id for row in connection.execute(_BY_DIGEST, {"digests": list(digests)})}


def insert_releases(
    connection: Connection, new: Mapping[str, tuple[Received | Claim, Extraction]], at: dt.datetime
) -> list[Edition]:
    """New releases by their sums, each with its first edition; one that waited came when it was stored."""
    first = _last(connection, releases) + 1
    back = withdrawn(connection, new)
    rows = [
        {
            "id": id_,
            "sha256": digest,
            "name": received.name,
            "format": received.format,
            "size": received.size,
            "received_at": received.received_at if isinstance(received, Claim) else at,
            "text": received.release.text,
            "hints": codec.dump(received.release.hints),
            "revision": 1,
            "withdrawn": digest in back,
            **_summary(extraction),
        }
        for id_, (digest, (received, extraction)) in enumerate(new.items(), first)
    ]
    insert_rows(connection, releases, rows)
    return [
        Edition(row["id"], 1, row["received_at"].astimezone(dt.UTC).date(), extraction, withdrawn=row["withdrawn"])
        for row, (_, extraction) in zip(rows, new.values(), strict=True)
    ]


def next_edition(connection: Connection, release_id: int, extraction: Extraction) -> Edition:
    """A release goes on to its next revision; raises NotFound."""
    query = select(releases.c.revision, releases.c.received_at, releases.c.withdrawn)
    row = connection.execute(query.where(releases.c.id == release_id)).one_or_none()
    if row is None:
        raise NotFound(f"Нет релиза № {release_id}.")
    values = {"revision": row.revision + 1, **_summary(extraction)}
    connection.execute(update(releases).where(releases.c.id == release_id).values(**values))
    return Edition(
        release_id,
        row.revision + 1,
        row.received_at.date(),
        extraction,
        load_reviews(connection, release_id),
        stored=True,
        withdrawn=row.withdrawn,
    )


def present_edition(connection: Connection, release_id: int) -> Edition:
    """A stored release as its newest extraction and people's reviews have it."""
    columns = releases.c.revision, releases.c.received_at, releases.c.withdrawn, extractions.c.facts
    query = select(*columns).join(extractions, NEWEST)
    row = connection.execute(query.where(releases.c.id == release_id)).one()
    return Edition(
        release_id,
        row.revision,
        row.received_at.date(),
        codec.load(Extraction, row.facts),
        load_reviews(connection, release_id),
        stored=True,
        withdrawn=row.withdrawn,
    )


def write(
    connection: Connection, editions: Sequence[Edition], authors: Iterable[str], at: dt.datetime, linker: Linker = link
) -> list[tuple[int, ...]]:
    """Store the editions; what they decide becomes what is listed of their releases. Ids of the decisions, in order."""
    facts = [
        {"release_id": item.release_id, "revision": item.revision, "facts": item.facts}
        | {"author": author, "extracted_at": at}
        for item, author in zip(editions, authors, strict=False)
    ]
    insert_rows(connection, extractions, facts)
    return relist(connection, editions, at, linker)


def relist(
    connection: Connection, editions: Sequence[Edition], at: dt.datetime, linker: Linker = link
) -> list[tuple[int, ...]]:
    """List of stored editions what they decide, as people left it. Ids of the decisions, in order."""
    linked = linker(connection, editions)
    rows = _list(connection, editions, linked.links, at)
    _name(connection, editions, linked)
    note_entities(connection, linked.renamed)
    ids: dict[int, list[int]] = {item.release_id: [] for item in editions}
    for row in rows:
        ids[row["release_id"]].append(row["id"])
    return [tuple(of_release) for of_release in ids.values()]


def note_entities(connection: Connection, entity_ids: Collection[int]) -> int:
    """Tell those who follow the log of the releases that name entities; the last number, 0 where there are none."""
    if not entity_ids:
        return 0
    table = release_entities
    query = select(table.c.release_id).distinct().where(table.c.entity_id.in_(entity_ids))
    return note_releases(connection, list(connection.scalars(query.order_by(table.c.release_id))))


def note_releases(connection: Connection, release_ids: Sequence[int]) -> int:
    """Tell those who follow the log that what releases are listed by changed; the last number."""
    last = take_turn(connection, len(release_ids))
    note_changes(connection, release_ids, last)
    return last


def note_changes(connection: Connection, release_ids: Sequence[int], last: int) -> None:
    """Tell those who follow the log that releases are new or changed; `last` is the last of so many numbers."""
    rows = [
        {"number": number, "token": uuid4().hex, "release_id": release_id}
        for number, release_id in enumerate(release_ids, last - len(release_ids) + 1)
    ]
    insert_rows(connection, changes, rows)


def _summary(extraction: Extraction) -> Row:
    title = extraction.title.text if extraction.title else ""
    return {"title": title, "published": extraction.published, "publisher": extraction.publisher}


def _list(connection: Connection, editions: Sequence[Edition], links: Links, at: dt.datetime) -> list[Row]:
    release_ids = [item.release_id for item in editions]
    stored = [item.release_id for item in editions if item.stored]
    known, before = _known(connection, stored), _appearances(connection, stored)
    rows = decision_rows(editions, known, _last(connection, decisions), links, at)
    if known:
        listed = update(decisions).where(decisions.c.release_id.in_(release_ids))
        connection.execute(listed.values(listed=False))
    _put(connection, rows, set(known.values()))
    after = Counter(entity_id for _, entity_id in {(link[0], link[4]) for link in rows.entities})
    _count(connection, before, after)
    return rows.decisions


def _known(connection: Connection, release_ids: Sequence[int]) -> dict[Identity, int]:
    query = select(decisions).where(decisions.c.release_id.in_(release_ids))
    return {identity(row._asdict()): row.id for row in connection.execute(query)} if release_ids else {}


def _appearances(connection: Connection, release_ids: Sequence[int]) -> Counter[int]:
    """In how many listed decisions of releases each entity has a role."""
    if not release_ids:
        return Counter()
    link = decision_entities
    query = (
        select(link.c.entity_id, func.count(link.c.decision_id.distinct()).label("decisions"))
        .join(decisions, decisions.c.id == link.c.decision_id)
        .where(decisions.c.release_id.in_(release_ids), LISTED)
        .group_by(link.c.entity_id)
    )
    return Counter({row.entity_id: row.decisions for row in connection.execute(query)})


def _put(connection: Connection, rows: Rows, known: set[int]) -> None:
    """Insert the new decisions, overwrite the known ones, and the links of all."""
    insert_rows(connection, decisions, [row for row in rows.decisions if row["id"] not in known])
    # nobody sets an id, not even to what it is: SQLite would look through all that may refer to it
    old = [row | {"known": row["id"]} for row in rows.decisions if row["id"] in known]
    if old:
        values: Row = {name: bindparam(name) for name in old[0] if name not in ("id", "known")}
        connection.execute(update(decisions).where(decisions.c.id == bindparam("known")).values(values), old)
    for table in (decision_regions, decision_topics, decision_entities) if old else ():
        connection.execute(delete(table).where(table.c.decision_id.in_([row["known"] for row in old])))
    insert_values(connection, decision_regions, REGIONS, rows.regions)
    insert_values(connection, decision_topics, TOPICS, rows.topics)
    insert_values(connection, decision_entities, ENTITIES, rows.entities)


def _count(connection: Connection, before: Counter[int], after: Counter[int]) -> None:
    more = {id_: after[id_] - before[id_] for id_ in before | after if after[id_] != before[id_]}
    add_to(connection, entities.c.decisions, more)


def _name(connection: Connection, editions: Sequence[Edition], linked: Linked) -> None:
    """Keep whom each release names now, and whom it named."""
    table = release_entities
    rows = [
        (item.release_id, *one, *linked.links[item.release_id, one], True, sighting.position, sighting.organization)
        for item in editions
        for one, sighting in linked.named[item.release_id].items()
    ]
    revised = [item.release_id for item in editions if item.stored]
    if revised:
        own = table.c.release_id.in_(revised)
        connection.execute(update(table).where(own).values(named=False))
        places = [row[:3] for row in rows if row[0] in revised]
        connection.execute(delete(table).where(own, tuple_(table.c.release_id, table.c.kind, table.c.key).in_(places)))
    insert_values(connection, table, _NAMED, rows)


def _last(connection: Connection, table: Table) -> int:
    """The highest id given; nobody else gives any meanwhile."""
    return connection.scalar(select(func.max(table.c.id))) or 0
