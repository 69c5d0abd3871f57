"""Names as the tables tell them apart."""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256

from journal.terms import words

#: keys are parts of index entries, which PostgreSQL limits to 2,700 bytes
_LONGEST_KEY = 300
#: names of which nothing but case and ё can differ, and the words of such a name
_SIMPLE = re.compile('[а-яё0-9 «»"(),.–—-]+')
_WORD = re.compile("[а-я0-9]+")


@lru_cache(maxsize=300_000)
def name_key(name: str) -> str:
    """A name without what writing it differently changes: case, ё, quotes, dashes, spaces."""
    key = _simple_key(name) or " ".join(words(name)) or name.casefold()
    return key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]} {sha256(key.encode()).hexdigest()}"


def _simple_key(name: str) -> str:
    """What `words` says of a name without looking at each; empty where it must."""
    lower = name.lower()
    return " ".join(_WORD.findall(lower.replace("ё", "е"))) if _SIMPLE.fullmatch(lower) else ""
