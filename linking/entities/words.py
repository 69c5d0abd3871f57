"""Words of names as they are compared: folded, and without the endings that cases give them."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+")
#: endings of nouns and adjectives, the longest first
_ENDINGS = (
    *("ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями"),
    *("ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие", "ых", "их", "ым", "им", "ую", "юю"),
    *("ия", "ии", "ию", "ие"),
    *("ам", "ям", "ах", "ях", "ов", "ев", "ей", "ом", "ем"),
    *("а", "я", "о", "е", "у", "ю", "ы", "и", "ь", "й"),
)
_SHORTEST = 3


def fold(text: str) -> str:
    """Lower case, ё as е."""
    return text.lower().replace("ё", "е")


def stem(word: str) -> str:
    """What a word has in all its cases: «занятость» and «занятости» → «занятост»."""
    folded = fold(word)
    ending = next((one for one in _ENDINGS if folded.endswith(one) and len(folded) - len(one) >= _SHORTEST), "")
    return folded.removesuffix(ending)


def stems(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(stem(word) for word in WORD.findall(text))
