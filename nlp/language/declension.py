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
from typing import Any

from nlp.language.morphology import parses

FILE = Path(__file__).parents[2] / "models" / "people" / "declension.toml"

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("Masc", "Fem")
_CASES = dict(zip(("nomn", "gent", "datv", "accs", "ablt", "loct"), CASES, strict=True))
_GENDERS = {"masc": ("Masc",), "femn": ("Fem",), "ms-f": GENDERS}
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox"})

#: a gender and a case
Slot = tuple[str, str]

#: a form that the dictionary lists as this very form of a surname (`Вайнера`: Gen of `Вайнер`)
_LISTED = 0.5
#: a given name of the dictionary against one guessed by its ending
_KNOWN = 1.0
#: `Анне` is the dative of `Анна` before it is a name that does not decline
_RARE = -0.3
#: `Тер-Оганесяна`, `Бек-Булатовой`: a first part that stays as it is where it could be declined
_FROZEN = -0.8
_LONGEST_ENDING = 3


class NamePart(StrEnum):
    """What a word is in a name."""

    SURNAME = "surname"
    GIVEN = "given"
    PATRONYMIC = "patronymic"


@dataclass(frozen=True, slots=True)
class Reading:
    """A dictionary form and how likely it is: 0 is usual, the lower the rarer."""

    nominative: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Paradigm:
    genders: tuple[str, ...]
    #: what the dictionary form looks like
    shape: re.Pattern[str]
    #: the ending of the nominative
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


@lru_cache(maxsize=50_000)
def is_given(word: str) -> bool:
    """Whether the dictionary knows the word as a form of a given name."""
    return any(True for _ in _singular(word.lower(), "Name"))


@lru_cache(maxsize=50_000)
def is_surname(word: str) -> bool:
    """Whether the dictionary knows the word as a form of a surname."""
    return bool(_listed(word.lower()))


_PATRONYMIC = re.compile(
    r"[а-яё-]{2,}(?:(?:[оеё]в|(?<=[лмткн])|ь)ич(?:а|у|е[мй]?|ом)?|(?:[оеё]вн|ичн|ишн)(?:а|ы|е|у|ой|ою))", re.IGNORECASE
)


@lru_cache(maxsize=50_000)
def is_patronymic(word: str) -> bool:
    """Whether a word is a patronymic by its shape (`Сейтжановичу`), and no other word (`Столичной`)."""
    if not _PATRONYMIC.fullmatch(word):
        return False
    return any("Patr" in parse.tag or not parse.is_known for parse in parses(word.lower()))


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether the dictionary knows the word, and not as a name of a person or a place."""
    known = [parse.tag for parse in parses(word.lower()) if parse.is_known]
    return bool(known) and not any(_PROPER & tag.grammemes for tag in known)


@lru_cache(maxsize=50_000)
def in_dictionary(word: str) -> bool:
    """Whether the dictionary knows the word at all."""
    return any(parse.is_known for parse in parses(word.lower()))


@lru_cache(maxsize=1)
def _tables() -> Mapping[tuple[str, bool], _Endings]:
    """The endings of singular (False) and plural (True) of each part of a name."""
    tables: dict[tuple[str, bool], dict[str, list[tuple[_Paradigm, str]]]] = defaultdict(lambda: defaultdict(list))
    for part, entries in tomllib.loads(FILE.read_text("utf-8")).items():
        for entry in entries:
            paradigm = _paradigm(entry)
            for plural, field in ((False, "endings"), (True, "plural")):
                for case, endings in zip(CASES, entry.get(field, ()), strict=False):
                    for ending in endings.split("/"):
                        tables[part, plural][ending].append((paradigm, case))
    return {key: {ending: tuple(pairs) for ending, pairs in table.items()} for key, table in tables.items()}


def _paradigm(entry: Mapping[str, Any]) -> _Paradigm:
    genders = GENDERS if entry["gender"] == "Both" else (entry["gender"],)
    return _Paradigm(genders, re.compile(f".*{entry['nominative']}"), entry["endings"][0], entry["weight"])


def _guessed(word: str, part: NamePart, plural: bool) -> Iterator[tuple[Slot, Reading]]:
    table = _tables().get((part, plural), {})
    listed = _listed(word) if part == NamePart.SURNAME else frozenset()
    for length in range(min(len(word), _LONGEST_ENDING + 1)):
        stem = word[: len(word) - length]
        for paradigm, case in table.get(word[len(stem) :], ()):
            nominative = stem + paradigm.nominative
            if paradigm.shape.fullmatch(nominative):
                for gender in paradigm.genders:
                    bonus = _LISTED if (gender, case, nominative) in listed else 0.0
                    yield (gender, case), Reading(nominative, paradigm.weight + bonus)


def _known(word: str, part: NamePart) -> Iterator[tuple[Slot, Reading]]:
    if part != NamePart.GIVEN:
        return
    for parse in _singular(word, "Name"):
        for gender in _GENDERS.get(parse.tag.gender, ()):
            rare = _RARE * (("Fixd" in parse.tag) + (parse.score < 0.1))
            yield (gender, _CASES[parse.tag.case]), Reading(parse.normal_form, _KNOWN + rare)


@lru_cache(maxsize=50_000)
def _listed(word: str) -> frozenset[tuple[str, str, str]]:
    """Gender, case and nominative of the surnames that the dictionary has this form of."""
    found = set()
    for parse in _singular(word, "Surn"):
        for gender in _GENDERS.get(parse.tag.gender, ()):
            nominative = parse.inflect({"nomn", "sing", parse.tag.gender})
            found.add((gender, _CASES[parse.tag.case], nominative.word if nominative else parse.normal_form))
    return frozenset(found)


def _singular(word: str, grammeme: str) -> Iterator[Any]:
    for parse in parses(word):
        tag = parse.tag
        if parse.is_known and grammeme in tag and tag.number != "plur" and tag.case in _CASES and "Abbr" not in tag:
            yield parse


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
