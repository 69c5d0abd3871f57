"""Words of names as they are compared: folded, and without the endings that cases give them."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
#: endings of nouns and adjectives; the longest that a word has is cut
_ENDINGS = frozenset(
    (
        *("ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями"),
        *("ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие", "ых", "их", "ым", "им", "ую", "юю"),
        *("ия", "ии", "ию", "ие"),
        *("ам", "ям", "ах", "ях", "ов", "ев", "ей", "ом", "ем"),
        *("а", "я", "о", "е", "у", "ю", "ы", "и", "ь", "й"),
    )
)
_LONGEST = 3
_SHORTEST = 3


def fold(text: str) -> str:
    """Lower case, ё as е."""
    return text.lower().replace("ё", "е")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What a word has in all its cases: «занятость» and «занятости» → «занятост»."""
    folded = fold(word)
    for size in range(min(_LONGEST, len(folded) - _SHORTEST), 0, -1):
        if folded[-size:] in _ENDINGS:
            return folded[:-size]
    return folded


def stems(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(stem(word) for word in WORD.findall(text))
