"""What somebody is looked for by, so that few others need be compared: strings that the same entity's names share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from linking.entities.forms import Form, form
from linking.entities.organizations import AUTHORITY, where
from linking.entities.people import full_name
from linking.entities.profile import ORGANIZATION, PERSON, Profile
from linking.entities.words import fold

#: of the fields of a name, so many are looked for
_FIELDS = 3
_COUNTRY = "RU"
_LONGEST = 200


def exact(profile: Profile) -> tuple[str, ...]:
    """The very name, in each place that it may belong to; most are found by these."""
    return _exact(profile.kind, profile.names, profile.regions)


def wide(profile: Profile) -> tuple[str, ...]:
    """Everything else that those who may be the same have in common."""
    blocks = _wide(profile.kind, profile.names, profile.regions)
    if profile.kind != PERSON:
        return blocks
    surnames = dict.fromkeys(full_name(name).surname for name in profile.names)
    return (*blocks, *(f"p:{surname}@{body}" for surname in surnames for body in profile.organizations))


@lru_cache(maxsize=100_000)
def _exact(kind: str, names: tuple[str, ...], regions: tuple[str, ...]) -> tuple[str, ...]:
    name = fold(names[0])
    if kind == ORGANIZATION:
        return _kept(f"o={name}|{place}" for place in _places(Profile(kind, names, regions)))
    if kind == PERSON:
        return _kept(f"p={name}|{place}" for place in (regions or ("",)))
    return _kept([f"{kind[0]}={name}"])


@lru_cache(maxsize=100_000)
def _wide(kind: str, names: tuple[str, ...], regions: tuple[str, ...]) -> tuple[str, ...]:
    if kind == ORGANIZATION:
        places = _places(Profile(kind, names, regions))
        return _kept(f"o{key}" for name in names for key in _of_form(form(name), places))
    if kind == PERSON:
        return _kept(block for name in names for block in _person(name))
    return ()


def _of_form(one: Form, places: tuple[str, ...]) -> Iterator[str]:
    """A word alone may be another one's quoted name; a bare noun («Совет») finds nobody."""
    if one.telling:
        yield from (*_placed(one, places), *_own(one))
    elif len(one.words) == 1 and not one.noun:
        yield f"«{one.words[0]}»"


def _kept(blocks: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(block[:_LONGEST] for block in blocks))


def _places(profile: Profile) -> tuple[str, ...]:
    found = where(profile)
    return (_COUNTRY,) if found.federal else tuple(sorted(found.any)) or ("",)


def _placed(one: Form, places: tuple[str, ...]) -> Iterator[str]:
    """«Министерство труда …» and «… занятости …» of a region: a noun and one of its fields."""
    fields = one.fields[: 1 if one.sort == AUTHORITY else _FIELDS] or ("",)
    for place in places:
        yield from (f":{one.noun} {field}|{place}" for field in fields)
        yield f"#{one.letters or one.initials}|{place}"


def _own(one: Form) -> Iterator[str]:
    """Names of their own are the same wherever they are told of."""
    if one.quoted:
        yield f"«{' '.join(sorted(one.quoted))}»"
    if one.local:
        yield from (f"@{one.noun} {' '.join(sorted(one.local))} {field}" for field in (one.fields or ("",))[:_FIELDS])
    if one.letters:
        yield f"*{one.letters}"


def _person(name: str) -> Iterator[str]:
    parts = full_name(name)
    if parts.first:
        yield f"p:{parts.surname} {parts.first[:1]}"
