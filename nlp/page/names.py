"""How bodies and media that publish call themselves: `models/page/publishers.toml`."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.page.lexicon import load
from nlp.page.verbs import has_verb

#: a name has at most so many words
LONGEST = 16


def is_name(key: str) -> bool:
    """Whether a folded line is likely the name of a body, site or paper."""
    if key.count(" ") >= LONGEST or "@" in key:
        return False
    bodies, media = _lists()
    padded = f" {key} "
    return (bodies.match(key) is not None or any(part in padded for part in media)) and not has_verb(key)


def bare(name: str) -> str:
    """A header without what only wraps the name: «Официальный сайт Департамента …» → «Департамент …»."""
    table = load_names()
    for pattern in _wrapping():
        cut = pattern.sub("", name, count=1).strip()
        first, _, rest = cut.partition(" ")
        nominative = table.get(first.lower())
        name = f"{nominative} {rest}" if cut != name and nominative else cut
    return name


@lru_cache(maxsize=1)
def load_names() -> dict[str, str]:
    """Heads of names in the genitive → in the nominative."""
    names: dict[str, str] = load("publishers")["nominative"]
    return names


@lru_cache(maxsize=1)
def _lists() -> tuple[re.Pattern[str], tuple[str, ...]]:
    table = load("publishers")
    return re.compile("|".join(table["bodies"])), tuple(table["media"])


@lru_cache(maxsize=1)
def _wrapping() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load("publishers")["wrapping"])
