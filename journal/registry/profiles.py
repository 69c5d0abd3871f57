"""What the registry knows of an entity, learnt anew from the releases that name it, or from a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import reduce

from sqlalchemy import Connection, func, insert, select, update

from journal import codec
from journal.entities import load_profile
from journal.entity_rows import enter_aliases, enter_words
from journal.names import name_key
from journal.registry import history
from journal.registry.records import Act
from journal.tables import NEWEST, entities, entity_blocks, extractions, release_entities, releases
from linking.entities import Profile, exact, profile, sightings, wide
from nlp.facts import Extraction

#: so many of the newest releases tell enough of somebody
_ENOUGH = 50


def new_entity(connection: Connection, like: int, name: str, release_ids: Sequence[int]) -> int:
    """An entity of the same kind, known from releases that name the other; its number."""
    id_ = (connection.scalar(select(func.max(entities.c.id))) or 0) + 1
    kind: str = connection.execute(select(entities.c.kind).where(entities.c.id == like)).scalar_one()
    known = _seen(connection, release_entities.c.release_id.in_(release_ids) & (release_entities.c.entity_id == like))
    row = {"id": id_, "kind": kind, "key": f"{name_key(name)} {id_}", "name": name, "decisions": 0, "root_id": id_}
    connection.execute(
        insert(entities), [{**row, "fixed": True, "profile": codec.dump(known or Profile(kind, (name,)))}]
    )
    learn_name(connection, id_, [name, *(known.names if known else ())])
    return id_


def relearn(connection: Connection, entity_ids: Collection[int]) -> None:
    """Forget what releases told that name somebody else, and nothing of what people and lists told."""
    for id_ in entity_ids:
        told = (_given(connection, id_), _seen(connection, release_entities.c.origin_id == id_))
        known = [profile for profile in told if profile]
        if known:
            both = codec.dump(reduce(Profile.joined, known))
            connection.execute(update(entities).where(entities.c.id == id_).values(profile=both))


def profiles(connection: Connection, entity_ids: Sequence[int]) -> dict[int, Profile]:
    """What is known of entities."""
    columns = entities.c.id, entities.c.kind, entities.c.name, entities.c.profile
    rows = connection.execute(select(*columns).where(entities.c.id.in_(entity_ids)))
    return {row.id: load_profile(row.kind, row.name, row.profile) for row in rows}


def learn_name(connection: Connection, entity_id: int, names: Sequence[str]) -> None:
    """From now on it is found by these names as well."""
    columns = entities.c.kind, entities.c.name, entities.c.profile, entities.c.root_id
    row = connection.execute(select(*columns).where(entities.c.id == entity_id)).one()
    known = load_profile(row.kind, row.name, row.profile)
    both = Profile(known.kind, tuple(dict.fromkeys((*names, *known.names)))).joined(known)
    connection.execute(update(entities).where(entities.c.id == entity_id).values(profile=codec.dump(both)))
    new = enter_aliases(connection, {(entity_id, name_key(name)): name for name in names})
    enter_words(connection, [(row.kind, key, row.root_id) for _, key in new])
    wanted = {block for name in names for block in _blocks(known, name)}
    query = select(entity_blocks.c.block).where(entity_blocks.c.entity_id == entity_id)
    lacking = sorted(wanted - set(connection.scalars(query)))
    if lacking:
        connection.execute(insert(entity_blocks), [{"block": block, "entity_id": entity_id} for block in lacking])


def _blocks(known: Profile, name: str) -> tuple[str, ...]:
    called = Profile(known.kind, (name,), known.regions)
    return (*exact(called), *wide(called))


def _given(connection: Connection, entity_id: int) -> Profile | None:
    """What people and lists tell, and did not take back."""
    kind: str = connection.execute(select(entities.c.kind).where(entities.c.id == entity_id)).scalar_one()
    names, regions = list[str](), list[str]()
    for operation, details in history.told(connection, entity_id):
        if operation.can_be_undone and operation.act in (Act.RENAME, Act.IMPORT):
            names += details.get("names") or [operation.after]
            regions += filter(None, [details.get("region")])
    return Profile(kind, tuple(dict.fromkeys(names)), tuple(dict.fromkeys(regions))) if names else None


def _seen(connection: Connection, links: object) -> Profile | None:
    """What the newest of the linked releases tell."""
    table = release_entities
    query = (
        select(table.c.kind, table.c.key, extractions.c.facts)
        .join(releases, releases.c.id == table.c.release_id)
        .join(extractions, NEWEST)
        .where(links, table.c.named)  # type: ignore[arg-type]  # a condition of any sort
        .order_by(table.c.release_id.desc())
        .limit(_ENOUGH)
    )
    told = [
        profile(one, tuple(dict.fromkeys(region.code for region in extraction.regions)))
        for row in connection.execute(query)
        for extraction in (codec.load(Extraction, row.facts),)
        for one in sightings(extraction)
        if (one.kind, name_key(one.name)) == (row.kind, row.key)
    ]
    return reduce(Profile.joined, told) if told else None
