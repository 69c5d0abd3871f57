"""Names of people: «Гусев Пётр Андреевич», «Гусев П. А.» and what tells them apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio

from linking.entities.words import WORD, fold

#: how sure a name makes one: all three parts, two, initials, the surname alone
_FULL, _TWO, _INITIALS, _SURNAME = 1.0, 0.85, 0.6, 0.4
#: how much of the words two posts share that are one and the same
_SAME_POST = 85.0


@dataclass(frozen=True, slots=True)
class FullName:
    """`Фамилия Имя Отчество`, folded; first name and patronymic may be initials or missing."""

    surname: str
    first: str = ""
    patronymic: str = ""


@lru_cache(maxsize=100_000)
def full_name(name: str) -> FullName:
    """The parts of a name as the log writes it, surname in front."""
    surname, first, patronymic = (*(fold(word) for word in _words(name)), "", "", "")[:3]
    return FullName(surname, first, patronymic)


def likeness(one: FullName, other: FullName) -> float:
    """How sure the names alone make it that both are one person, from 0 to 1; 0 for different names."""
    if one.surname != other.surname:
        return 0.0
    if not (_fits(one.first, other.first) and _fits(one.patronymic, other.patronymic)):
        return 0.0
    if one == other and _whole(one.first) and _whole(one.patronymic):
        return _FULL
    if one.first == other.first and _whole(one.first):
        return _TWO
    return _INITIALS if one.first and other.first else _SURNAME


def best(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """The likeness of the two names that are most alike; one of two full names that differ forbids it."""
    pairs = [likeness(full_name(one), full_name(other)) for one in ours for other in theirs]
    return max(pairs) if all(pairs) else 0.0


def same_post(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether one of the posts may be the same: «министр труда» and «министр труда области»."""
    others = list(map(fold, theirs))
    return any(token_set_ratio(fold(one), other) >= _SAME_POST for one in ours for other in others)


def _words(name: str) -> list[str]:
    """A double surname is one word."""
    return WORD.findall(name.replace("-", ""))


def _fits(one: str, other: str) -> bool:
    """An initial fits its name, and what is missing fits anything."""
    return one.startswith(other) or other.startswith(one) if min(len(one), len(other)) < 2 else one == other


def _whole(part: str) -> bool:
    return len(part) > 1
