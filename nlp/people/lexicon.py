"""The word lists of `models/people/`: what stands beside a name, posts, and the bodies where they are held."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "models" / "people"


@lru_cache(maxsize=64)
def words(table: str) -> Mapping[str, Any]:
    """A table by its name: word → what is said of it, or the phrase that justifies it."""
    return dict(_tables()[table])


@lru_cache(maxsize=1)
def posts() -> Mapping[str, str]:
    """The nouns that posts begin with → the kind of body where they are held (`none`, `any` or a kind)."""
    return {noun: kind for kind, nouns in _read("positions").items() for noun in nouns}


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, frozenset[str]]:
    """The nouns of bodies → their kinds."""
    nouns: dict[str, set[str]] = {}
    for kind, members in words("kinds").items():
        for noun in members:
            nouns.setdefault(noun, set()).add(kind)
    return {noun: frozenset(found) for noun, found in nouns.items()}


@lru_cache(maxsize=10_000)
def post(noun: str) -> str:
    """The kind of body where a post is held, by its noun or a part of it (`врач-терапевт`); empty if it is none."""
    return next((posts()[part] for part in (noun, *noun.split("-")) if part in posts()), "")


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    return {name: table for file in ("surroundings", "bodies", "titles") for name, table in _read(file).items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def is_post(noun: str) -> bool:
    """Whether the lexicon has the noun as a post."""
    return bool(post(noun))
