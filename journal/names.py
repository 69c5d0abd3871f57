"""Names as the tables tell them apart."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from journal.terms import words

#: keys are parts of index entries, which PostgreSQL limits to 2,700 bytes
_LONGEST_KEY = 300


@lru_cache(maxsize=300_000)
def name_key(name: str) -> str:
    """A name without what writing it differently changes: case, ё, quotes, dashes, spaces."""
    key = " ".join(words(name)) or name.casefold()
    return key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]} {sha256(key.encode()).hexdigest()}"
