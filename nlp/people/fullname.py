"""The words of a name, as they stand in the text → the names in the nominative that they can be read as."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from nlp.language.declension import (
    CASES,
    GENDERS,
    NamePart,
    Reading,
    is_patronymic,
    is_usual_patronymic,
    readings,
)
from nlp.language.dictionary import is_given, is_surname

#: `Н.`, `Дж.`; not `Ли.` at the end of a sentence
INITIAL = re.compile(r"(?:[А-ЯЁ]|Дж|Вл|Ст|Хр|Эд|Ал)\.")
#: `Эльдар Мамед оглы`, `Севда Ариф кызы`
_LINEAGE = {"оглы": "Masc", "оглу": "Masc", "улы": "Masc", "уулу": "Masc", "кызы": "Fem", "гызы": "Fem", "кизи": "Fem"}
LINEAGE = frozenset(_LINEAGE)
#: `Людвиг фон Рейн`, `Шарль де Голль`
_PARTICLES = "фон ван де да дер ди дель ла ле аль эль бен ибн цу тер"
PARTICLES = frozenset(_PARTICLES.split())

_VOWELS = re.compile("[аеёиоуыэюя]", re.IGNORECASE)
_SLOTS = tuple((gender, case) for gender in GENDERS for case in CASES)
#: what the context can add at most
_HOPELESS = 4.5
#: a part that cannot stand in this gender and case
_MISFIT = -3.0


class RawName(NamedTuple):
    """The parts of a name in the case they stand in; missing ones are empty."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    #: two initials without a space between them, as in `Н.П.`
    tight: bool = False
    #: the surname is that of several (`Ивана и Марии Петровых`)
    plural: bool = False


class FullName(NamedTuple):
    """A name in the nominative; missing parts are empty, initials keep their dots."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    gender: str = ""
    tight: bool = False

    def __str__(self) -> str:
        """`Фамилия Имя Отчество`."""
        joint = "" if self.tight else " "
        first = joint.join(filter(None, (self.given, self.patronymic)))
        return " ".join(filter(None, (self.surname, first)))

    def merged(self, other: FullName) -> FullName | None:
        """The same name with the parts of both, or None where they cannot be one person's."""
        if self == other:
            return self
        shared = (self.surname and other.surname) or (self.given and other.given)
        surname = _fuller_surname(self.surname, other.surname) if self.gender == other.gender and shared else None
        if surname is None:
            return None
        given, patronymic = _longer(self.given, other.given), _longer(self.patronymic, other.patronymic)
        if given is None or patronymic is None:
            return None
        tight = self.tight if given == self.given and patronymic == self.patronymic else other.tight
        return FullName(surname, given, patronymic, self.gender, tight and given.endswith("."))


class NameReading(NamedTuple):
    """One way to read a name; the higher the weight the likelier."""

    name: FullName
    case: str
    weight: float


def split_name(words: Sequence[str], *, tight: bool = False) -> RawName:
    """Tell surname, given name and patronymic apart; initials come with their dots.

    >>> split_name(["Белова", "Соня"]).given
    'Соня'
    """
    lineage = next((place for place, word in enumerate(words) if word in LINEAGE), None)
    if lineage is not None and lineage >= 2:
        given, father = words[lineage - 2], " ".join(words[lineage - 1 : lineage + 1])
        return RawName(_rest(words, lineage - 2, lineage + 1), given, father)
    initials = [word for word in words if INITIAL.fullmatch(word)]
    if initials and len(initials) < len(words):
        return _with_initials(words, initials, tight)
    place = _patronymic_place(words)
    if place is not None:
        return RawName(_rest(words, place - 1, place + 1), words[place - 1], words[place])
    return _without_patronymic(words)


def read_name(raw: RawName, cases: Mapping[str, float], genders: Mapping[str, float]) -> tuple[NameReading, ...]:
    """The names that these words can be, likeliest first; `cases` and `genders` weigh what the context says."""
    weighed = [
        NameReading(name, case, weight + cases.get(case, 0.0) + genders.get(name.gender, 0.0))
        for name, case, weight in _readings(raw)
    ]
    weighed.sort(key=_weight, reverse=True)
    return tuple(weighed)


_weight = itemgetter(2)


@lru_cache(maxsize=20_000)
def _readings(raw: RawName) -> tuple[NameReading, ...]:
    """The readings by the words alone, without those that no context could make likely."""
    surnames = _options(raw.surname, NamePart.SURNAME, plural=raw.plural)
    givens, patronymics = _options(raw.given, NamePart.GIVEN), _options(raw.patronymic, NamePart.PATRONYMIC)
    found = [
        (slot, surname, given, patronymic, surname.weight + given.weight + patronymic.weight)
        for slot, surname, given, patronymic in zip(_SLOTS, surnames, givens, patronymics, strict=True)
    ]
    least = max([weight for *_, weight in found]) - _HOPELESS
    return tuple(
        NameReading(
            FullName(surname.nominative, given.nominative, patronymic.nominative, gender, raw.tight), case, weight
        )
        for (gender, case), surname, given, patronymic, weight in found
        if weight >= least
    )


def _options(text: str, part: NamePart, *, plural: bool = False) -> Sequence[Reading]:
    """What a part of a name is in each of the slots; the word itself where it does not fit."""
    front, _, word = text.rpartition(" ")
    fitting, misfit = Reading(text, 0.0), Reading(text, _MISFIT)
    if not word or INITIAL.fullmatch(word):
        return (fitting,) * len(_SLOTS)
    if word in LINEAGE:
        return [fitting if gender == _LINEAGE[word] else misfit for gender, _ in _SLOTS]
    found = readings(word, part, plural)
    if front:
        found = {slot: Reading(f"{front} {reading.nominative}", reading.weight) for slot, reading in found.items()}
    return [found.get(slot, misfit) for slot in _SLOTS]


def _rest(words: Sequence[str], first: int, last: int) -> str:
    """The words outside `[first, last)`: the surname, before or after."""
    return " ".join((*words[: max(first, 0)], *words[last:]))


def _with_initials(words: Sequence[str], initials: Sequence[str], tight: bool) -> RawName:
    others = [word for word in words if not INITIAL.fullmatch(word)]
    middle = len(others) == 2 and words[0] == others[0] and words[-1] == others[1]
    if middle:  # `Анна В. Рейн`
        return RawName(others[1], others[0], initials[0])
    letter = initials[0].rstrip(".")  # `Вадим Ю.`, `Вениамин Сергеевич О.` at the end of a sentence
    if len(words) == 2 and words[0] == others[0] and is_given(others[0]) and not is_surname(others[0]):
        return RawName(letter, others[0])
    if len(words) == 3 and len(initials) == 1 and is_patronymic(words[1]):
        return RawName(letter, words[0], words[1])
    return RawName(" ".join(others), initials[0], "".join(initials[1:2]), tight and len(initials) > 1)


def _patronymic_place(words: Sequence[str]) -> int | None:
    for place in range(1, len(words)):
        if is_patronymic(words[place]) and (len(words) > 2 or is_usual_patronymic(words[place])):
            return place
    return None  # `Борис Рабинович` has a surname


def _without_patronymic(words: Sequence[str]) -> RawName:
    if len(words) == 1:
        lone = is_given(words[0]) and not is_surname(words[0])
        return RawName(given=words[0]) if lone else RawName(words[0])
    if len(words) == 2:
        surname, given = words if _surname_first(*words) else reversed(words)
        return RawName(surname, given)
    long = sum(len(_VOWELS.findall(word)) > 1 for word in words)
    if not long or (long == 1 and not any(map(is_given, words))):
        return RawName(" ".join(words))  # `Нгуен Ван Хунг`, `Сун Де Хак`: only the last is declined
    particle = next((place for place, word in enumerate(words) if word.lower() in PARTICLES), 0)
    if particle:
        return RawName(" ".join(words[particle:]), " ".join(words[:particle]))
    if is_given(words[1]) and not is_given(words[0]):
        return RawName(words[0], " ".join(words[1:]))
    end = 1 if is_given(words[0]) and not is_given(words[1]) else len(words) - 1
    return RawName(" ".join(words[end:]), " ".join(words[:end]))


def _surname_first(first: str, second: str) -> bool:
    """Whether a pair is `Белова Соня` and not `Соня Белова`."""
    if is_given(first) != is_given(second):
        return is_given(second)
    return is_surname(first) and not is_surname(second)


@lru_cache(maxsize=50_000)
def _longer(one: str, other: str) -> str | None:
    """The fuller of two forms of a part, the empty one included; None where they contradict."""
    short, long = sorted((one, other), key=len)
    if not short or _fold(short) == _fold(long):
        return one if len(one) == len(long) else long
    return long if INITIAL.fullmatch(short) and long.startswith(short[:-1]) else None


@lru_cache(maxsize=50_000)
def _fuller_surname(one: str, other: str) -> str | None:
    """The fuller of two surnames (`Маркес` of `Гарсиа Маркес`); None where they differ."""
    short, long = sorted((one, other), key=len)
    if not short or _fold(short) == _fold(long) or _fold(short) in _fold(long).split():
        return one if len(one) == len(long) else long
    return None


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")
