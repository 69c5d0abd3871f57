"""How names of people are declined: a form as it stands in the text → the dictionary forms it can be of.

Given names come from pymorphy3's dictionary; what it does not know, and all surnames and patronymics, from the
paradigms of `models/people/declension.toml`. The parts of one name share a gender and a case, so a reading is given
for each such slot.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from nlp.language.dictionary import entries, is_given, singular
from nlp.language.morphology import parses

FILE = Path(__file__).parents[2] / "models" / "people" / "declension.toml"

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("Masc", "Fem")
_CASES = dict(zip(("nomn", "gent", "datv", "accs", "ablt", "loct"), CASES, strict=True))
_GENDERS = {"masc": ("Masc",), "femn": ("Fem",)}

#: a gender and a case
Slot = tuple[str, str]

#: a form that the dictionary lists as this very form of a surname (`Вайнера`: Gen of `Вайнер`)
_LISTED = 0.8
#: the same of any other word (`Лихого`: Gen of `лихой`)
_WORD = 0.7
#: a given name of the dictionary against one guessed by its ending
_KNOWN = 1.0
#: a guess beside what the dictionary says of a given name (`Иваном` is no woman's name)
_DOUBT = -1.5
#: `Анне` is the dative of `Анна` before it is a name that does not decline
_RARE = -0.3
#: how much it weighs that a form is always read so (`Викторию` is hardly ever the dative of `Викторий`)
_USUAL = 1.0
#: `Тер-Оганесяна`, `Бек-Булатовой`: a first part that stays as it is where it could be declined
_FROZEN = -0.4
_LONGEST_ENDING = 4
#: no paradigm looks at more letters of a form than these last ones
_LONGEST_SHAPE = 5


class NamePart(StrEnum):
    """What a word is in a name."""

    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"


class Reading(NamedTuple):
    """A dictionary form and how likely it is: 0 is usual, the lower the rarer."""

    nominative: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Paradigm:
    genders: tuple[str, ...]
    #: what the dictionary form looks like, made with the ending `model`
    shape: re.Pattern[str]
    model: str
    #: the ending of the nominative; another than `model` only where a wife's name differs
    nominative: str
    weight: float


#: ending → the paradigms and cases it belongs to
_Endings = Mapping[str, tuple[tuple[_Paradigm, str], ...]]


@lru_cache(maxsize=50_000)
def readings(word: str, part: NamePart, plural: bool = False) -> Mapping[Slot, Reading]:
    """For each gender and case that a word of a name can stand in, its likeliest nominative singular.

    >>> readings("Бек-Булатовой", NamePart.SURNAME)["Fem", "Gen"].nominative
    'Бек-Булатова'
    """
    head, dash, tail = word.rpartition("-")
    if dash and head and tail:
        return _joined(head, readings(head, part), readings(tail, part, plural))
    best: dict[Slot, Reading] = {}
    lower = word.lower()
    for slot, reading in (*_guessed(lower, part, plural), *_known(lower, part)):
        if slot not in best or reading.weight > best[slot].weight:
            best[slot] = reading
    return {slot: Reading(_shaped(reading.nominative, word), reading.weight) for slot, reading in best.items()}


_PATRONYMIC = re.compile(
    r"[а-яё-]{2,}(?:(?:[оеё]в|(?<=[лмткн])|вв|ь)ич(?:а|у|е[мй]?|ом)?|(?:[оеё]вн|ичн|ишн)(?:а|ы|е|у|ой|ою))",
    re.IGNORECASE,
)


@lru_cache(maxsize=50_000)
def is_patronymic(word: str) -> bool:
    """Whether a word is a patronymic by its shape (`Сейтжановичу`), and no other word (`Столичной`)."""
    if not _PATRONYMIC.fullmatch(word):
        return False
    known = entries(word.lower())
    return not known or any("Patr" in entry.tag for entry in known)


def is_usual_patronymic(word: str) -> bool:
    """Whether the dictionary knows the word as a patronymic; `Рабинович` is a surname before it is one."""
    return any(True for _ in singular(word.lower(), "Patr"))


@lru_cache(maxsize=50_000)
def one_of(word: str) -> str:
    """The nominative singular of a noun or adjective that stands in the plural: `заместителями` → `заместитель`."""
    for parse in parses(word):
        if parse.tag.number == "plur" and parse.tag.POS in ("NOUN", "ADJF"):
            gender = {"masc"} if parse.tag.POS == "ADJF" else set()
            single = parse.inflect({"nomn", "sing", *gender})
            return _shaped(single.word, word) if single else word
    return word


@lru_cache(maxsize=1)
def _tables() -> Mapping[tuple[str, bool], _Endings]:
    """The endings of singular (False) and plural (True) of each part of a name."""
    tables: dict[tuple[str, bool], dict[str, list[tuple[_Paradigm, str]]]] = defaultdict(lambda: defaultdict(list))
    for part, paradigms in tomllib.loads(FILE.read_text("utf-8")).items():
        for entry in paradigms:
            for plural, paradigm in _paradigms(entry):
                for case, endings in zip(CASES, entry["plural" if plural else "endings"], strict=True):
                    for ending in endings.split("/"):
                        tables[part, plural][ending].append((paradigm, case))
    return {key: {ending: tuple(pairs) for ending, pairs in table.items()} for key, table in tables.items()}


def _paradigms(entry: Mapping[str, Any]) -> Iterator[tuple[bool, _Paradigm]]:
    """The paradigm of the singular (False), and those of the plural (True), where a wife's name may differ."""
    shape, ending, weight = re.compile(f".*{entry['nominative']}"), entry["endings"][0], entry["weight"]
    genders = GENDERS if entry["gender"] == "Both" else (entry["gender"],)
    yield False, _Paradigm(genders, shape, ending, ending, weight)
    if "plural" in entry:
        yield True, _Paradigm(("Masc",), shape, ending, ending, weight)
        yield True, _Paradigm(("Fem",), shape, ending, entry.get("wife", ending), weight)


def _guessed(word: str, part: NamePart, plural: bool) -> Iterator[tuple[Slot, Reading]]:
    bonuses = _bonuses(word) if part == NamePart.SURNAME else {}
    doubt = _DOUBT if part == NamePart.GIVEN and is_given(word) else 0.0
    for slot, cut, ending, weight in _by_ending(word[-_LONGEST_SHAPE:], part, plural):
        nominative = word[: len(word) - cut] + ending
        bonus = bonuses.get((*slot, nominative), 0.0)
        if part == NamePart.GIVEN and nominative != word and _is_nominative(nominative, slot[0]):
            bonus = _KNOWN
        yield slot, Reading(nominative, weight + bonus + doubt)


@lru_cache(maxsize=50_000)
def _by_ending(end: str, part: NamePart, plural: bool) -> tuple[tuple[Slot, int, str, float], ...]:
    """The paradigms that a word with this end can follow: slot, how many letters go, what comes instead, weight."""
    table = _tables().get((part, plural), {})
    return tuple(
        ((gender, case), length, paradigm.nominative, paradigm.weight)
        for length in range(min(len(end), _LONGEST_ENDING + 1))
        for paradigm, case in table.get(end[len(end) - length :], ())
        if paradigm.shape.fullmatch(end[: len(end) - length] + paradigm.model)
        for gender in paradigm.genders
    )


@lru_cache(maxsize=50_000)
def _is_nominative(word: str, gender: str) -> bool:
    """Whether the dictionary has the word as the nominative of a given name of this gender."""
    names = (entry.tag for entry in singular(word, "Name") if entry.form == word)  # not `петр` for `пётр`
    return any(tag.case == "nomn" and gender in _genders(tag) for tag in names)


def _known(word: str, part: NamePart) -> Iterator[tuple[Slot, Reading]]:
    if part != NamePart.GIVEN:
        return
    for entry in singular(word, "Name"):
        for gender in _genders(entry.tag):
            weight = _KNOWN + _RARE * ("Fixd" in entry.tag) + _USUAL * entry.probability
            yield (gender, _CASES[entry.tag.case]), Reading(entry.lemma, weight)


@lru_cache(maxsize=50_000)
def _bonuses(word: str) -> Mapping[tuple[str, str, str], float]:
    """What the dictionary says of a surname's form: gender, case and nominative, surnames before other words."""
    found: dict[tuple[str, str, str], float] = {}
    surnames = tuple(singular(word, "Surn"))
    others = (entry for part in ("NOUN", "ADJF") for entry in singular(word, part) if "Name" not in entry.tag)
    for entry in surnames or others:
        common = entry.tag.POS == "NOUN" and not surnames  # `Спина` is the surname of men too
        for gender in GENDERS if common else _genders(entry.tag):
            key = gender, _CASES[entry.tag.case], entry.lemma if common else entry.nominative(gender)
            found.setdefault(key, _LISTED if surnames else _WORD)
    return found


def _genders(tag: Any) -> tuple[str, ...]:
    """The genders of a reading; `Шалва` and `Дюма` are of both."""
    return GENDERS if "ms-f" in tag else _GENDERS.get(tag.gender, ())


def _joined(head: str, first: Mapping[Slot, Reading], last: Mapping[Slot, Reading]) -> Mapping[Slot, Reading]:
    frozen = Reading(head, _FROZEN)
    joined = {}
    for slot, reading in last.items():
        left = max(first.get(slot, frozen), frozen, key=lambda item: item.weight)
        joined[slot] = Reading(f"{left.nominative}-{reading.nominative}", left.weight + reading.weight)
    return joined


def _shaped(nominative: str, like: str) -> str:
    """With the capital of the form, and its own letters where the form is the nominative (`Петр` stays `Петр`)."""
    if nominative.replace("ё", "е") == like.lower().replace("ё", "е"):
        nominative = like.lower()
    return nominative.capitalize() if like[:1].isupper() else nominative
