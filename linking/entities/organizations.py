"""How alike two names of bodies are, and whether two bodies can be of one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import token_sort_ratio

from linking.entities.forms import Form, form
from linking.entities.profile import Profile

AUTHORITY = "authority"

#: «Минтруд Тульской области» beside the full name with «и социальной защиты»: authorities are one for a field
_SAME_FIELD = 0.92
#: «ИАТ» beside «Иркутский авиационный техникум»
_INITIALS = 0.85
#: one name says its town or adjective and the other does not: «Центр занятости населения (города Пскова)»
_PLACED, _PLACED_BY_SUBJECT = 0.55, 0.9
#: a name inside another one, from a word of many up to all but one
_INSIDE, _INSIDE_MORE = 0.55, 0.35
#: likeness of letters from which words may be the same, misspelt or changed a little
_LETTERS = 0.8
_LETTERS_AT_BEST = 0.9
#: «Рабочая группа» of two releases: only much company makes it worth asking
_UNTELLING = 0.3


@dataclass(frozen=True, slots=True)
class Where:
    """Where a body belongs: the country, subjects by its name, or those that its releases are about."""

    federal: bool
    codes: frozenset[str]
    about: frozenset[str]

    @property
    def any(self) -> frozenset[str]:
        """What is known best."""
        return self.codes or self.about


def likeness(one: Form, other: Form) -> float:
    """How alike two names are, from 0 to 1; 0 where they name two bodies for sure."""
    if any(differ(one, other) for differ in _DIFFER):
        return 0.0
    if one.letters or other.letters:
        return _by_letters(one, other)
    ours, theirs = set(one.words), set(other.words)
    if ours == theirs:
        alike = 1.0
    elif ours < theirs or theirs < ours:
        alike = _contained(one, other)
    else:
        alike = _by_spelling(one, other)
    return alike * _by_place(one, other) * (1.0 if _tells(one, other) and _tells(other, one) else _UNTELLING)


def where(profile: Profile) -> Where:
    """Where a body belongs, from its names and releases."""
    return _where(profile.names, profile.regions)


@lru_cache(maxsize=100_000)
def _where(names: tuple[str, ...], regions: tuple[str, ...]) -> Where:
    forms = [form(name) for name in names]
    codes = frozenset(code for one in forms for code in one.codes)
    about = frozenset(regions)
    hints = frozenset(code for one in forms for code in one.hints)
    return Where(not codes and any(one.federal for one in forms), codes, (hints & about) or about or hints)


def agreement(one: Where, other: Where) -> float:
    """Whether two bodies can be of one place: 1 they are, -1 they are not, 0 nobody knows."""
    if one.federal or other.federal:
        return _with_federal(one, other)
    if not one.any or not other.any:
        return _NOWHERE if not one.any and not other.any else 0.0
    if one.any & other.any:
        return 1.0 if one.any == other.any or (one.codes and other.codes) else _AMONG_SEVERAL
    return -1.0


#: both told of by news of the country
_NOWHERE = 0.5
_AMONG_SEVERAL = 0.4


def _with_federal(one: Where, other: Where) -> float:
    if one.federal and other.federal:
        return 1.0
    regional = other if one.federal else one
    if regional.codes:
        return -1.0
    return -0.8 if regional.about else _NOWHERE


def _tells(one: Form, other: Form) -> bool:
    """A bare «Полюс» tells who it is beside «АО „Полюс“»."""
    return one.telling or (bool(other.quoted) and other.quoted == set(one.words))


def _by_letters(one: Form, other: Form) -> float:
    if set(one.words) == set(other.words):
        return 1.0
    letters, words = (one.letters, other.initials) if one.letters else (other.letters, one.initials)
    return _INITIALS if letters == words else 0.0


def _contained(one: Form, other: Form) -> float:
    """One name has all words of the other and more."""
    if one.sort == other.sort == AUTHORITY and one.noun == other.noun and one.fields[:1] == other.fields[:1]:
        return _SAME_FIELD if one.fields else 0.0
    small, large = sorted((len(set(one.words)), len(set(other.words))))
    return _INSIDE + _INSIDE_MORE * small / large if small else 0.0


def _by_spelling(one: Form, other: Form) -> float:
    ratio = token_sort_ratio(" ".join(one.words), " ".join(other.words)) / 100
    if one.sort == other.sort == AUTHORITY and one.fields[:1] != other.fields[:1]:
        return 0.0  # of education, and of culture
    return max(0.0, (ratio - _LETTERS) / (1 - _LETTERS)) * _LETTERS_AT_BEST


def _by_place(one: Form, other: Form) -> float:
    if one.local == other.local:
        return 1.0
    placed = one if one.local else other
    return _PLACED_BY_SUBJECT if placed.main else _PLACED


def _numbers_differ(one: Form, other: Form) -> bool:
    """«Школа № 5» and «Школа № 6», and «Школа»"""
    return one.numbers != other.numbers


def _quotes_differ(one: Form, other: Form) -> bool:
    """«Завод „Полюс“» and «Завод „Маяк“»; quotes may be left out"""
    if one.quoted and other.quoted:
        return not (one.quoted <= other.quoted or other.quoted <= one.quoted)
    return not (one.quoted <= set(other.words) | other.local and other.quoted <= set(one.words) | one.local)


def _places_differ(one: Form, other: Form) -> bool:
    """Of Novomoskovsk and of Uzlovaya; a subject's capital may stand for the subject"""
    return bool(one.local and other.local and not one.local & other.local)


def _sorts_differ(one: Form, other: Form) -> bool:
    """«Коллегия министерства» and «министерство», a college and a school"""
    return bool(one.noun and other.noun and one.noun != other.noun)


_DIFFER: tuple[Callable[[Form, Form], bool], ...] = (_sorts_differ, _numbers_differ, _places_differ, _quotes_differ)


def best(ours: Iterable[str], theirs: Iterable[str]) -> tuple[float, Form, Form]:
    """The two names that are most alike."""
    others = [form(name) for name in theirs]
    pairs = ((likeness(one, other), one, other) for one in map(form, ours) for other in others)
    return max(pairs, key=lambda pair: pair[0])
