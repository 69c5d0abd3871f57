"""Who and what releases name → links to the entities of the registry: known ones, and new ones with their names.

Who is the same is decided in `linking/entities/`; here is what it needs to know, and what becomes of its answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from journal import codec
from journal.among import among
from journal.editions import Edition
from journal.entity_rows import enter
from journal.names import name_key
from journal.tables import entities, entity_blocks, release_entities
from linking.entities import Found, Profile, Register, Sighting, place_all, profile, sightings

_COLUMNS = entities.c.id, entities.c.root_id, entities.c.kind, entities.c.name, entities.c.profile
#: made once: making a statement takes longer than carrying it out
_ENTITIES = select(*_COLUMNS).where(among(entities.c.id, bindparam("ids")))
_OF_BLOCKS = (
    select(entity_blocks.c.block, *_COLUMNS)
    .join(entities, entities.c.id == entity_blocks.c.entity_id)
    .where(among(entity_blocks.c.block, bindparam("blocks")))
    .order_by(entity_blocks.c.block, entities.c.id)
)
_LAST = select(func.max(entities.c.id))

#: kind and key of a name: what makes it the same within a release
Identity = tuple[str, str]


class Link(NamedTuple):
    """Whom a name of a release means: the entity it was first given, and the one that stands for that now."""

    origin_id: int
    entity_id: int


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of a batch, and the entities whose name in the log became fuller by it."""

    #: everybody whom each release names
    named: Mapping[int, Mapping[Identity, Sighting]]
    links: Mapping[tuple[int, Identity], Link]
    renamed: frozenset[int]


def named_in(edition: Edition) -> dict[Identity, Sighting]:
    """Everybody that a release names, once."""
    found: dict[Identity, Sighting] = {}
    for one in sightings(edition.effective):
        found.setdefault((one.kind, name_key(one.name)), one)
    return found


def link(connection: Connection, editions: Sequence[Edition]) -> Linked:
    """Whom the names of releases mean. A name that the release had before keeps its link."""
    named = {edition.release_id: named_in(edition) for edition in editions}
    known = dict(_known(connection, [item.release_id for item in editions if item.stored]))
    register = Register(connection.scalar(_LAST) or 0, partial(fetch, connection))
    _recall(connection, register, known)
    register.prepare(
        [
            profile(one, _regions(edition))
            for edition in editions
            for identity_, one in named[edition.release_id].items()
            if (edition.release_id, identity_) not in known
        ]
    )
    origins: dict[tuple[int, Identity], int] = {}
    for edition in editions:
        id_ = edition.release_id
        before = {one: origin for (release, one), origin in known.items() if release == id_}
        placed = place_all(register, named[id_], _regions(edition), before)
        origins |= {(id_, one): origin for one, origin in placed.items()}
    names = [
        (origins[release, one], name_key(name), name)
        for release, of in named.items()
        for one, sighting in of.items()
        for name in (sighting.name, *sighting.aliases)
    ]
    renamed = enter(connection, register, names)
    return Linked(named, {place: Link(id_, register.root(id_)) for place, id_ in origins.items()}, renamed)


def _regions(edition: Edition) -> tuple[str, ...]:
    return tuple(dict.fromkeys(region.code for region in edition.extraction.regions))


def _known(connection: Connection, release_ids: Sequence[int]) -> Iterator[tuple[tuple[int, Identity], int]]:
    """The links that releases were given by earlier revisions."""
    table = release_entities
    query = select(table.c.release_id, table.c.kind, table.c.key, table.c.origin_id)
    for row in connection.execute(query.where(table.c.release_id.in_(release_ids))) if release_ids else ():
        yield (row.release_id, (row.kind, row.key)), row.origin_id


def _recall(connection: Connection, register: Register, known: Mapping[Any, int]) -> None:
    for row in connection.execute(_ENTITIES, {"ids": sorted(set(known.values()))}) if known else ():
        register.know(row.id, row.root_id, load_profile(row.kind, row.name, row.profile))


def fetch(connection: Connection, blocks: Collection[str]) -> Iterator[Found]:
    """Those that blocks find."""
    for row in connection.execute(_OF_BLOCKS, {"blocks": sorted(blocks)}) if blocks else ():
        yield row.block, row.id, row.root_id, load_profile(row.kind, row.name, row.profile)


@lru_cache(maxsize=50_000)
def load_profile(kind: str, name: str, text: str) -> Profile:
    """What is known of an entity; of one from before there were profiles, its name."""
    return codec.load(Profile, text) if text else Profile(kind, (name,))
