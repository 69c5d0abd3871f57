"""Rows → records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, bindparam, select

from journal import codec
from journal.among import among
from journal.contract import NotFound
from journal.decision_rows import names_said
from journal.editions import effective
from journal.names import name_key
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

_OF_DECISION = [decisions.c[name] for name in ("id", "release_id", "revision", "day", "since", "verdict", "facts")]
_OF_RELEASE = releases.c.title, releases.c.published, releases.c.publisher
#: made once: making a statement takes longer than carrying it out
_IDS: BindParameter[Any] = bindparam("ids")
_DECISIONS: Select[Any] = (
    select(*_OF_DECISION, *_OF_RELEASE, decision_copies.c.first_id)
    .join(releases, releases.c.id == decisions.c.release_id)
    .join(decision_copies, decision_copies.c.decision_id == decisions.c.id, isouter=True)
    .where(among(decisions.c.id, _IDS))
)
_REGIONS = (
    select(decision_regions.c.decision_id, decision_regions.c.region)
    .where(among(decision_regions.c.decision_id, _IDS))
    .order_by(decision_regions.c.place)
)
_LINKS = (
    select(decision_entities.c.decision_id, decision_entities.c.place, decision_entities.c.role)
    .add_columns(entities.c.id, entities.c.kind, entities.c.name)
    .join(entities, entities.c.id == decision_entities.c.entity_id)
    .where(among(decision_entities.c.decision_id, _IDS))
    .order_by(decision_entities.c.place)
)
_NAMES = select(entities.c.id, entities.c.name).where(among(entities.c.id, _IDS))


def load_decisions(connection: Connection, ids: Sequence[int]) -> tuple[DecisionRecord, ...]:
    """The decisions with these ids, in this order; those that there are none of are left out."""
    rows = {row.id: row for row in connection.execute(_DECISIONS, {"ids": list(ids)}).all()}
    regions, links = _regions(connection, ids), _entity_links(connection, ids)
    return tuple(_decision(rows[id_], tuple(regions[id_]), links[id_]) for id_ in ids if id_ in rows)


def load_release(connection: Connection, release_id: int) -> ReleaseRecord:
    """One release; raises NotFound."""
    row = connection.execute(_releases().where(releases.c.id == release_id)).one_or_none()
    if row is None:
        raise NotFound(f"Нет релиза № {release_id}.")
    return _release(connection, row)


def load_releases(connection: Connection, limit: int, before: int | None) -> tuple[ReleaseRecord, ...]:
    """Releases, newest first."""
    query = _releases().order_by(releases.c.id.desc()).limit(limit)
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


def entity_names(connection: Connection, ids: Sequence[int]) -> dict[int, str]:
    """The names of entities."""
    return {row.id: row.name for row in connection.execute(_NAMES, {"ids": list(ids)})}


def decision_ids(connection: Connection, release_id: int) -> tuple[int, ...]:
    """The listed decisions of a release, in its order."""
    query = select(decisions.c.id).where(decisions.c.release_id == release_id, LISTED)
    return tuple(connection.scalars(query.order_by(decisions.c.place)))


def _regions(connection: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    found = defaultdict(list)
    for decision_id, region in connection.execute(_REGIONS, {"ids": list(ids)}).all():
        found[decision_id].append(region)
    return found


def _entity_links(connection: Connection, ids: Sequence[int]) -> dict[int, list[Row[Any]]]:
    found = defaultdict(list)
    for row in connection.execute(_LINKS, {"ids": list(ids)}).all():
        found[row[0]].append(row)
    return found


def _decision(row: Sequence[Any], regions: tuple[str, ...], links: Sequence[Any]) -> DecisionRecord:
    id_, release_id, revision, day, since, verdict, facts, title, published, publisher, copied = row
    decision = codec.load(Decision, facts)
    said = names_said(decision, len(links))
    linked = tuple([EntityLink(entity, kind, name, role, said[place]) for _, place, role, entity, kind, name in links])
    return DecisionRecord(
        id=id_,
        release_id=release_id,
        revision=revision,
        decision=decision,
        regions=regions,
        entities=linked,
        release_title=title,
        published=published,
        publisher=publisher,
        day=day,
        since=since,
        copy_of=copied,
        verdict=Verdict(verdict) if verdict else None,
    )


def _releases() -> Select[Any]:
    columns = extractions.c.author, extractions.c.extracted_at, extractions.c.facts
    return select(releases, *columns).join(extractions, NEWEST)


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
