"""The word lists of `models/decisions/`: nouns and verbs that the stage knows by what they do in a release."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache

from nlp.decisions.lexicon import FOLDER


@cache
def words(name: str) -> frozenset[str]:
    """The list `[name]` of `words.toml`; KeyError where there is none."""
    return frozenset(_lists()[name]["words"])


@lru_cache(maxsize=1)
def antecedents() -> Mapping[str, tuple[str, ...]]:
    """A generic noun → what the names contain that it can stand for; see `antecedents.toml`."""
    names = tomllib.loads((FOLDER / "antecedents.toml").read_text("utf-8"))["names"]
    return {noun: tuple(parts) for noun, parts in names.items()}


@lru_cache(maxsize=1)
def numerals() -> Mapping[str, int]:
    """The numerals' dictionary forms and what they count."""
    content = tomllib.loads((FOLDER / "numerals.toml").read_text("utf-8"))
    return {word: value for table in content.values() for word, value in table["words"].items()}


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
