"""The names of models/regions.toml → patterns with what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from nlp.regions.forms import Pattern, adjective, adjective_of, people, place

#: a word; a double name (Йошкар-Ола) is two
WORD = re.compile(r"[^\W\d_]+")


class Grade(IntEnum):
    """How directly a name tells of a subject; the value is its weight."""

    #: смоленский, смоляне, вяземский
    WORD = 1
    #: Смоленск, Вязьма
    PLACE = 2
    #: Смоленская область, Смоленщина
    SUBJECT = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a name may mean."""

    code: str
    grade: Grade
    #: only after a preposition or `город`: во Владимире
    weak: bool = False
    #: only where the release names the subject otherwise: Михайловский район
    loose: bool = False
    #: the subject's own name or capital, which wins over other subjects' towns
    main: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one or more words and what it may mean."""

    words: tuple[Pattern, ...]
    reading: Reading


def names_of(code: str, entry: dict[str, Any], common: frozenset[str]) -> Iterator[Name]:
    """All that names a subject, from its table of models/regions.toml; `common` are adjectives found everywhere."""
    weak = frozenset(entry.get("weak", ()))
    for names, grade, main in (
        (entry["capital"], Grade.PLACE, True),
        ((_official(entry["name"]), *entry.get("bynames", ())), Grade.SUBJECT, True),
        (entry["towns"], Grade.PLACE, False),
    ):
        for name in names:
            patterns = tuple(place(word) for word in WORD.findall(name))
            yield Name(patterns, Reading(code, grade, weak=name in weak, main=main))
    yield from _words(code, entry, common)


def _words(code: str, entry: dict[str, Any], common: frozenset[str]) -> Iterator[Name]:
    """Adjectives and inhabitants."""
    own, weak = Reading(code, Grade.WORD, main=True), frozenset(entry.get("weak", ()))
    loose = common | frozenset(entry.get("loose", ()))
    if not entry.get("bound"):
        yield Name(_double(entry["adjective"]), own)
    made = {word.lower(): town in weak for town in entry["towns"] if (word := adjective_of(town))}
    for word in (*made, *entry["adjectives"]):
        yield Name(_double(word), Reading(code, Grade.WORD, loose=word in loose or made.get(word, False)))
    for inhabitants in entry.get("people", ()):
        *heads, last = WORD.findall(inhabitants)
        yield Name((*(place(head) for head in heads), people(last)), own)


def _double(word: str) -> tuple[Pattern, ...]:
    """`йошкар-олинский`"""
    *heads, last = WORD.findall(word)
    return (*(place(head) for head in heads), adjective(last))


def _official(name: str) -> str:
    """`Кемеровская область – Кузбасс` is named by its first part, `Республика Саха (Якутия)` without its brackets."""
    return re.split(r" [–(]", name)[0]
