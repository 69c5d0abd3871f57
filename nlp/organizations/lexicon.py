"""What names bodies: the head nouns and words of `models/organizations/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "models" / "organizations"


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of body and what suffices to make a name of one in lower case; see `heads.toml`."""

    name: str
    region: bool = False
    complement: bool = False
    adjective: bool = False
    proper: bool = False
    topic: bool = False
    people: bool = False
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that a name can be built on."""

    lemma: str
    kind: Kind
    #: a name in full, the entry's justification
    phrase: str
    #: the head is one only behind one of these adjectives, or with one of `needs` in the name
    after: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Words:
    """Closed classes of words by what they do; see `words.toml` and `abbreviations.toml`."""

    places: frozenset[str]
    regions: frozenset[str]
    second_names: frozenset[str]
    native: frozenset[str]
    persons: frozenset[str]
    domains: frozenset[str]
    substantives: frozenset[str]
    no_complements: frozenset[str]
    no_coordination: frozenset[str]
    bare_topics: frozenset[str]
    no_topics: frozenset[str]
    plain_adjectives: frozenset[str]
    others: frozenset[str]
    organs: frozenset[str]
    chosen: frozenset[str]
    levels: frozenset[str]
    common_adjectives: frozenset[str]
    wide: frozenset[str]
    departments: frozenset[str]
    posts: frozenset[str]
    holders: frozenset[str]
    press: frozenset[str]
    not_bodies: frozenset[str]
    #: nouns that govern more than a genitive → the preposition, which may be none, and the case behind it
    governs: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Abbreviations:
    """Bodies in capitals and shortened words; see `abbreviations.toml`."""

    legal: frozenset[str]
    no_legal: frozenset[str]
    acronyms: frozenset[str]
    generic: frozenset[str]
    not_bodies: frozenset[str]
    syllabic: re.Pattern[str]


@lru_cache(maxsize=1)
def federal() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Dictionary forms of names that no head noun shows, by the first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in _read("federal")["names"]:
        lemmas = tuple(name.split())
        found[lemmas[0]] = (*found.get(lemmas[0], ()), lemmas)
    return found


@lru_cache(maxsize=1)
def initiative_types() -> frozenset[str]:
    """Nouns whose quoted name is an initiative's («программа «Старт»»)."""
    return frozenset(tomllib.loads((FOLDER.parent / "initiatives.toml").read_text("utf-8"))["types"])


@lru_cache(maxsize=50_000)
def entries(lemma: str) -> tuple[Head, ...]:
    """The heads of a word, also as a part of a compound («школа-интернат», «рыбокомбинат»)."""
    if found := heads().get(lemma):
        return found
    if "-" in lemma and lemma not in words().press:
        first, *_, last = lemma.split("-")
        return heads().get(first) or heads().get(last, ())
    if not lemma.endswith(_COMPOUNDED):
        return ()
    return next(heads()[ending] for ending in _COMPOUNDED if lemma.endswith(ending))


#: heads that run together with what stands before them
_COMPOUNDED = (
    "завод",
    "комбинат",
    "фабрика",
    "холдинг",
    "фирма",
    "союз",
    "центр",
    "хозяйство",
    "колледж",
    "техникум",
    "университет",
    "институт",
    "училище",
    "лицей",
    "школа",
)


@lru_cache(maxsize=1)
def heads() -> dict[str, tuple[Head, ...]]:
    """Head nouns by dictionary form; a noun of several kinds has the stricter first."""
    found: dict[str, tuple[Head, ...]] = {}
    for name, section in _read("heads").items():
        kind = Kind(name, **{flag: value for flag, value in section.items() if flag != "heads"})
        for lemma, entry in section["heads"].items():
            found[lemma] = (*found.get(lemma, ()), _head(lemma, kind, entry))
    return found


@lru_cache(maxsize=1)
def words() -> Words:
    """The closed word classes."""
    content = _read("words")
    governs = {noun: tuple(tuple(pair) for pair in entry["takes"]) for noun, entry in content.pop("governs").items()}
    return Words(governs=governs, **{name: frozenset(entries) for name, entries in content.items()})


@lru_cache(maxsize=1)
def stands_for() -> tuple[tuple[str, str], ...]:
    """Beginnings of abbreviations and the noun that a text uses for them («Минтруд»: «министерство»)."""
    return tuple(_read("abbreviations")["stands_for"].items())


@lru_cache(maxsize=1)
def abbreviations() -> Abbreviations:
    """The abbreviations."""
    content = _read("abbreviations")
    syllabic = re.compile("|".join(content["syllabic"]), re.IGNORECASE)
    sets = {name: frozenset(content[name]) for name in Abbreviations.__dataclass_fields__ if name != "syllabic"}
    return Abbreviations(syllabic=syllabic, **sets)


@lru_cache(maxsize=50_000)
def is_syllabic(word: str) -> bool:
    """Whether the word is put together of shortened ones («Минтруд»)."""
    return abbreviations().syllabic.fullmatch(word) is not None


def _head(lemma: str, kind: Kind, entry: str | dict[str, Any]) -> Head:
    if isinstance(entry, str):
        return Head(lemma, kind, entry)
    return Head(lemma, kind, entry["phrase"], frozenset(entry.get("after", ())), frozenset(entry.get("needs", ())))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
