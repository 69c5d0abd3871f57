"""A list of known organizations → entities with their INN, names and aliases."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection, func, select, update

from journal.entities import fetch
from journal.entity_rows import enter
from journal.names import name_key
from journal.registry.history import note
from journal.registry.profiles import learn_name
from journal.registry.records import Act, Imported
from journal.signed import Signed
from journal.tables import entities
from linking.entities import ORGANIZATION, KnownOrganization, Profile, Register


def import_all(
    connection: Connection, known: Sequence[KnownOrganization], signed: Signed
) -> tuple[Imported, frozenset[int]]:
    """Enter them; who is in the log already gets its INN and names. The second: entities with another name now."""
    by_inn = _by_inn(connection, [one.inn for one in known])
    register = Register(connection.scalar(select(func.max(entities.c.id))) or 0, partial(fetch, connection))
    register.prepare([_profile(one) for one in known])
    ids = [by_inn.get(one.inn) or _match(register, one) for one in known]
    enter(
        connection,
        register,
        [(id_, name_key(name), name) for id_, one in zip(ids, known, strict=True) for name in (one.name, *one.aliases)],
    )
    changed = {id_ for id_, one in zip(ids, known, strict=True) if _describe(connection, id_, one, signed)}
    new = len(register.new)
    matched = len(changed - set(register.new))
    return Imported(new, matched, len(known) - new - matched), frozenset(changed)


def _profile(one: KnownOrganization) -> Profile:
    return Profile(ORGANIZATION, (one.name, *one.aliases), (one.region,) if one.region else ())


def _by_inn(connection: Connection, inns: Sequence[str]) -> dict[str, int]:
    query = select(entities.c.inn, entities.c.root_id).where(entities.c.inn.in_(inns))
    return {row.inn: row.root_id for row in connection.execute(query)}


def _match(register: Register, one: KnownOrganization) -> int:
    """The entity that stands for it, or a new one."""
    return register.root(register.place(_profile(one)))


def _describe(connection: Connection, id_: int, one: KnownOrganization, signed: Signed) -> bool:
    """Give an entity its INN and name, and write down what it had; False where nothing is new."""
    query = select(entities.c.name, entities.c.fixed, entities.c.inn).where(entities.c.id == id_)
    before = connection.execute(query).one()
    learn_name(connection, id_, [one.name, *one.aliases])
    if (before.name, before.inn) == (one.name, one.inn):
        return False
    connection.execute(update(entities).where(entities.c.id == id_).values(name=one.name, inn=one.inn, fixed=True))
    told = {"names": [one.name, *one.aliases], "region": one.region}
    details = {"before": before.name, "after": one.name, "fixed": before.fixed, "inn": before.inn, **told}
    note(connection, Act.IMPORT, signed, (id_, None), details=details)
    return True
