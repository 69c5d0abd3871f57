"""The name of a body → what it is compared by: sort, words, place, number, letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from linking.entities.lexicon import Lexicon, lexicon
from linking.entities.words import WORD, fold, stem, stems
from nlp.regions.gazetteer import Found, gazetteer
from nlp.regions.names import Grade

_QUOTED = re.compile('[«“„"]([^«»“”„"]+)[»”“"]')
_LETTERS = re.compile("[А-ЯЁ]{2,6}")
POWER = "power"
#: a row of capitals among words is a name by itself
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart; all words are stems."""

    #: what it does, in the order of the name, without place, country and legal form
    words: tuple[str, ...]
    #: `authority`, `school` … and the noun that says so; both empty for others
    sort: str
    noun: str
    #: words that place it: «новомосковский», «Набережные Челны»
    local: frozenset[str]
    quoted: frozenset[str]
    numbers: frozenset[str]
    #: subjects that the name says, and those that its town or adjective may tell of
    codes: frozenset[str]
    hints: frozenset[str]
    #: whether a hint is the subject's own adjective; the capital's name is the city's («Администрация города Тулы»)
    main: bool
    federal: bool
    #: whether the name speaks of «its» region: «Областная дума»
    regional: bool
    #: the name where it is capitals only, and the capitals that it could be written by
    letters: str
    initials: str

    @property
    def telling(self) -> bool:
        """Whether the name says who it is: «Совет» and «Рабочая группа» do not."""
        own = [word for word in self.words if word not in lexicon().common]
        if self.sort == POWER and self.regional:
            return True
        return len(own) >= _LEAST_WORDS or self.own or self.federal or bool(self.numbers or self.codes)

    @property
    def own(self) -> bool:
        """Whether the name is somebody's own, and not what every subject has one of."""
        return bool(self.quoted or self.letters or self.local)

    @property
    def fields(self) -> tuple[str, ...]:
        """What it is for: the words without the noun."""
        return tuple(word for word in self.words if word != self.noun)


@lru_cache(maxsize=100_000)
def form(name: str) -> Form:
    """A name taken apart."""
    known = lexicon()
    places = tuple(gazetteer().find(name))
    codes = frozenset(code for place in places for code in _sure(place))
    hinting = tuple(place for place in places if not _sure(place))
    words, federal = _words(name, [place for place in places if _sure(place)], known)
    local = frozenset(one for place in hinting for one in stems(name[place.start : place.stop]))
    local |= _local_adjective(name, known)
    own = tuple(word for word in words if word not in local and not word.isdigit())
    noun = next((word for word in own if word in known.sorts), "")
    return Form(
        words=own,
        sort=known.sorts.get(noun, ""),
        noun=noun,
        local=local,
        quoted=frozenset(one for inner in _QUOTED.findall(name) for one in stems(inner) if one in words),
        numbers=frozenset(word for word in words if word.isdigit()),
        codes=codes,
        hints=frozenset(reading.code for place in hinting for reading in place.readings),
        main=any(reading.main and reading.grade is Grade.WORD for place in hinting for reading in place.readings),
        federal=not codes and (federal or frozenset(own) in known.national),
        regional=any(one in known.own_region for word in WORD.findall(name) for one in _expanded(word)),
        letters=fold(name) if _LETTERS.fullmatch(name) and fold(name) not in known.means else "",
        initials="".join(word[0] for word in words),
    )


def _sure(place: Found) -> tuple[str, ...]:
    """The subject that a name in full says, «Тульской области»; a town may be another's namesake."""
    return tuple(reading.code for reading in place.readings if reading.grade is Grade.SUBJECT)[:1]


def _words(name: str, cut: Sequence[Found], known: Lexicon) -> tuple[tuple[str, ...], bool]:
    """The words that count, and whether the name speaks for the country."""
    kept = (
        match.group()
        for match in WORD.finditer(name)
        if not any(place.start <= match.start() < place.stop for place in cut)
    )
    forms = known.legal | _legal_forms(name)
    words = tuple(one for word in kept if fold(word) not in forms for one in _expanded(word))
    for phrase in known.legal_phrases:
        words = _without(words, phrase)
    regional = words
    for phrase in known.country:
        words = _without(words, phrase)
    idle = known.empty | known.own_region
    return tuple(dict.fromkeys(word for word in words if word not in idle)), words != regional


def _local_adjective(name: str, known: Lexicon) -> frozenset[str]:
    """«Ижевский» in front of a noun: a place, also one that no gazetteer has"""
    first, *more = WORD.findall((_QUOTED.findall(name) or [name])[0]) or [""]
    found = stem(first)
    placed = first[:1].isupper() and found.endswith(("ск", "цк")) and not found.endswith("ическ")
    idle = known.no_places | known.own_region | {phrase[0] for phrase in known.country}
    return frozenset((found,)) if placed and more and found not in idle else frozenset()


def _legal_forms(name: str) -> frozenset[str]:
    """Capitals before a quoted name: ГПОУ ТО «…»"""
    before, quoted, _ = name.partition("«")
    return frozenset(fold(word) for word in WORD.findall(before) if word.isupper()) if quoted else frozenset()


def _without(words: tuple[str, ...], phrase: tuple[str, ...]) -> tuple[str, ...]:
    size = len(phrase)
    for first in range(len(words) - size + 1):
        if words[first : first + size] == phrase:
            return words[:first] + words[first + size :]
    return words


@lru_cache(maxsize=200_000)
def _expanded(word: str) -> tuple[str, ...]:
    """«Минпромторг» → министерство, промышленность, торговля."""
    known, folded = lexicon(), fold(word)
    if folded in known.means:
        return known.means[folded]
    if known.compound.fullmatch(folded):
        return tuple(one for part in known.part.findall(folded) for one in known.means.get(part, (part,)))
    return (stem(folded),)
