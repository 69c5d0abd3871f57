"""Rows → records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from journal import codec
from journal.among import among
from journal.contract import NotFound
from journal.decision_rows import names_said
from journal.editions import effective
from journal.names import name_key
from journal.prepared import Prepared, together
from journal.records import DecisionRecord, EntityLink, EntityRecord, ReleaseRecord, Verdict
from journal.reviews.rows import load_reviews
from journal.submissions.rows import standing
from journal.tables import (
    LISTED,
    NEWEST,
    decision_copies,
    decision_entities,
    decision_regions,
    decisions,
    entities,
    entity_aliases,
    extractions,
    releases,
)
from nlp.facts import Decision, Extraction, Hints, Release

#: kind and name of an entity
Called = tuple[str, str]

_OF_DECISION = [decisions.c[name] for name in ("id", "release_id", "revision", "day", "since", "verdict", "facts")]
_OF_RELEASE = releases.c.title, releases.c.published, releases.c.publisher
_IDS: BindParameter[Any] = bindparam("ids")
_DECISIONS = Prepared(
    select(*_OF_DECISION, *_OF_RELEASE, decision_copies.c.first_id)
    .join(releases, releases.c.id == decisions.c.release_id)
    .join(decision_copies, decision_copies.c.decision_id == decisions.c.id, isouter=True)
    .where(among(decisions.c.id, _IDS))
)
_REGIONS = Prepared(
    select(decision_regions.c.decision_id, decision_regions.c.region)
    .where(among(decision_regions.c.decision_id, _IDS))
    .order_by(decision_regions.c.place)
)
_LINKS = Prepared(
    select(*[decision_entities.c[name] for name in ("decision_id", "place", "role", "entity_id")])
    .where(among(decision_entities.c.decision_id, _IDS))
    .order_by(decision_entities.c.decision_id, decision_entities.c.place)
)
_RELEASES = select(releases, *[extractions.c[name] for name in ("author", "extracted_at", "facts")]).join(
    extractions, NEWEST
)
_RELEASE = _RELEASES.where(releases.c.id == bindparam("release"))
_OF_RELEASES = Prepared(
    select(decisions.c.id).where(decisions.c.release_id == bindparam("release"), LISTED).order_by(decisions.c.place)
)
_NAMES = Prepared(select(entities.c.id, entities.c.kind, entities.c.name).where(among(entities.c.id, _IDS)))


def load_decisions(
    connection: Connection, ids: Sequence[int], called: dict[int, Called] | None = None
) -> tuple[DecisionRecord, ...]:
    """The decisions with these ids, in this order; those that there are none of are left out.

    `called` are entities that were looked up before, while the log was the same; those that are now are added.
    """
    asked = {"ids": list(ids)}
    told, filed, linked = together(connection, (_DECISIONS, asked), (_REGIONS, asked), (_LINKS, asked))
    rows, regions, links = {row[0]: row for row in told}, _by_first(filed), _by_first(linked)
    known = call(connection, {entity for of in links.values() for *_, entity in of}, called)
    return tuple(_decision(rows[id_], regions[id_], links[id_], known) for id_ in ids if id_ in rows)


def call(connection: Connection, ids: AbstractSet[int], called: dict[int, Called] | None = None) -> dict[int, Called]:
    """What entities are and what the log calls them; `called` as above."""
    known = {} if called is None else called
    if unknown := sorted(id_ for id_ in ids if id_ not in known):
        known |= {id_: (kind, name) for id_, kind, name in _NAMES.rows(connection, ids=unknown)}
    return known


def load_release(connection: Connection, release_id: int) -> ReleaseRecord:
    """One release; raises NotFound."""
    row = connection.execute(_RELEASE, {"release": release_id}).one_or_none()
    if row is None:
        raise NotFound(f"Нет релиза № {release_id}.")
    return _release(connection, row)


def load_releases(connection: Connection, limit: int, before: int | None) -> tuple[ReleaseRecord, ...]:
    """Releases, newest first."""
    query = _RELEASES.order_by(releases.c.id.desc()).limit(limit)
    if before is not None:
        query = query.where(releases.c.id < before)
    return tuple(_release(connection, row) for row in connection.execute(query).all())


def load_entities(connection: Connection, ids: Sequence[int]) -> tuple[EntityRecord, ...]:
    """The entities with these ids, in this order."""
    rows = {row.id: row for row in connection.execute(select(entities).where(entities.c.id.in_(ids)))}
    aliases = defaultdict(list)
    root = entities.c.root_id.label("root")
    query = select(root, entity_aliases.c.alias).join(entities, entities.c.id == entity_aliases.c.entity_id)
    query = query.where(root.in_(ids))
    for row in connection.execute(query.order_by(entity_aliases.c.key)):
        aliases[row.root].append(row.alias)
    return tuple(
        EntityRecord(
            row.id, row.kind, row.name, _others(aliases[row.id], row.name), row.decisions, row.root_id, row.inn
        )
        for row in (rows[id_] for id_ in ids if id_ in rows)
    )


def _others(names: list[str], name: str) -> tuple[str, ...]:
    """The names that an entity has besides the one that the log shows."""
    return tuple(dict.fromkeys(one for one in names if name_key(one) != name_key(name)))


def decision_ids(connection: Connection, release_id: int) -> tuple[int, ...]:
    """The listed decisions of a release, in its order."""
    return tuple([id_ for (id_,) in _OF_RELEASES.rows(connection, release=release_id)])


def _by_first(rows: Iterable[Sequence[Any]]) -> dict[int, list[Sequence[Any]]]:
    found: dict[int, list[Sequence[Any]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _decision(
    row: Sequence[Any], regions: Sequence[Any], links: Sequence[Any], called: Mapping[int, Called]
) -> DecisionRecord:
    id_, release_id, revision, day, since, verdict, facts, title, published, publisher, copied = row
    decision = codec.load(Decision, facts)
    said = names_said(decision, len(links))
    linked = [EntityLink(entity, *called[entity], role, said[place]) for _, place, role, entity in links]
    return DecisionRecord(
        id=id_,
        release_id=release_id,
        revision=revision,
        decision=decision,
        regions=tuple([region for _, region in regions]),
        entities=tuple(linked),
        release_title=title,
        published=published,
        publisher=publisher,
        day=day,
        since=since,
        copy_of=copied,
        verdict=Verdict(verdict) if verdict else None,
    )


def _release(connection: Connection, row: Row[Any]) -> ReleaseRecord:
    extraction = effective(codec.load(Extraction, row.facts), load_reviews(connection, row.id))
    return ReleaseRecord(
        id=row.id,
        sha256=row.sha256,
        name=row.name,
        format=row.format,
        size=row.size,
        received_at=row.received_at,
        release=Release(row.text, codec.load(Hints, row.hints)),
        extraction=replace(extraction, decisions=()) if row.withdrawn else extraction,
        revision=row.revision,
        author=row.author,
        extracted_at=row.extracted_at,
        decision_ids=decision_ids(connection, row.id),
        withdrawal=standing(connection, [row.sha256])[row.sha256] if row.withdrawn else None,
    )
