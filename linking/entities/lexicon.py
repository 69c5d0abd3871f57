"""What is known of names of bodies and of how much a part of a match counts: `models/linking/` as values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from linking.entities.words import stem, stems

_FOLDER = Path(__file__).parents[2] / "models" / "linking"


@dataclass(frozen=True)
class Lexicon:
    """The words of `organizations.toml`, by stems."""

    #: a word put together of parts (`минпромторг`), whole
    compound: re.Pattern[str]
    #: one part of it, the longest first
    part: re.Pattern[str]
    #: what a part or a row of letters stands for
    means: Mapping[str, tuple[str, ...]]
    legal: frozenset[str]
    legal_phrases: tuple[tuple[str, ...], ...]
    empty: frozenset[str]
    own_region: frozenset[str]
    #: words that say what sort of meeting it is, and not whose
    common: frozenset[str]
    no_places: frozenset[str]
    country: tuple[tuple[str, ...], ...]
    national: frozenset[frozenset[str]]
    #: the sort of body that a noun tells of
    sorts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    """How a match of one kind is scored: weights of its parts, and what a score leads to."""

    link: float
    ask: float
    lead: float
    weights: Mapping[str, float]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The one lexicon of the process."""
    data = _read("organizations.toml")
    heads, parts = data["heads"], data["parts"]
    head, part = (f"(?:{'|'.join(sorted(keys, key=len, reverse=True))})" for keys in (heads, parts))
    ending = "[а-я]{0,2}"
    return Lexicon(
        compound=re.compile(f"(?:{head}|соц)(?:{part})+{ending}"),
        part=re.compile(f"^{head}|{part}"),
        means={key: stems(entry["means"]) for table in (heads, parts, data["letters"]) for key, entry in table.items()},
        legal=frozenset(data["legal"]),
        legal_phrases=_phrases(data["legal_phrases"]),
        empty=frozenset(map(stem, data["empty"])),
        own_region=frozenset(map(stem, data["own_region"])),
        common=frozenset(map(stem, data["common"])),
        no_places=frozenset(map(stem, data["no_places"])),
        country=_phrases(data["country"]),
        national=frozenset(frozenset(stems(name)) for name in data["national"]),
        sorts={stem(noun): sort for sort, nouns in data["sorts"].items() for noun in nouns},
    )


@lru_cache(maxsize=1)
def scales() -> Mapping[str, Scale]:
    """How organizations and people are matched."""
    return {kind: Scale(**table) for kind, table in _read("entities.toml").items()}


def _phrases(table: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((stems(phrase) for phrase in table), key=len, reverse=True))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / name).read_text("utf-8"))
