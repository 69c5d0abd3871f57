"""Verbs, told by their endings: `models/page/verbs.toml`."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.page.lexicon import load

#: letters of a verb at least, and of one with an ending that many nouns have
SHORT, LONG = 4, 6

_WORD = re.compile(r"[^\W\d_]+")


def has_verb(text: str) -> bool:
    """Whether a word of the text is likely a finite verb or short participle."""
    return any(map(_is_verb, _WORD.findall(text.lower())))


@lru_cache(maxsize=50_000)
def _is_verb(word: str) -> bool:
    endings, long_endings, nouns, words = _table()
    ends = (len(word) >= SHORT and word.endswith(endings)) or (len(word) >= LONG and word.endswith(long_endings))
    return ends and word not in words and not nouns.fullmatch(word)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, ...], tuple[str, ...], re.Pattern[str], frozenset[str]]:
    table = load("verbs")
    nouns = re.compile(rf"\w*(?:{'|'.join(table['nouns'])})(?:[аеуы]|о[вм]|а[мх]|ами)?")
    return tuple(table["endings"]), tuple(table["long_endings"]), nouns, frozenset(table["words"])
