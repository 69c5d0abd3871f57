"""Everybody whom one release names → numbers of entities."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from linking.entities.profile import ORGANIZATION, Profile
from linking.entities.register import Register, profile
from linking.entities.sightings import Sighting

K = TypeVar("K", bound=Hashable)


def place_all(
    register: Register, named: Mapping[K, Sighting], regions: tuple[str, ...], known: Mapping[K, int]
) -> dict[K, int]:
    """Organizations first: people are known by them. `known` are the links that an earlier revision gave."""
    lost = [id_ for key, id_ in known.items() if key not in named]
    found: dict[K, int] = {}
    bodies: dict[str, int] = {}
    for key, sighting in sorted(named.items(), key=lambda item: item[1].kind != ORGANIZATION):
        held_at = bodies.get(sighting.organization or "")
        organizations = (register.root(held_at),) if held_at else ()
        seen = profile(sighting, regions, organizations, tuple(register.root(id_) for id_ in bodies.values()))
        found[key] = _place(register, seen, known.get(key), lost)
        if sighting.kind == ORGANIZATION:
            bodies[sighting.name] = found[key]
    return found


def _place(register: Register, seen: Profile, known: int | None, lost: list[int]) -> int:
    """A name that the release had before keeps its link, and so does one that takes the place of another."""
    id_ = known or register.again(seen, lost)
    if id_ is None:
        return register.place(seen)
    register.learn(id_, seen)
    return id_
