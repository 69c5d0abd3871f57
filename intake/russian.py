"""How much like Russian a text is, by its letter pairs: right decodings score high, wrong ones low."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

#: marks that stand beside Russian letters in good texts and say nothing either way
NEUTRAL = frozenset("«»„“”‘’–—…№•·§©®°±×€₽\u00a0\u00ad\u2009\u202f\u2011\u200b\u0301\ufeff\ufffd")
#: letters looked at; more would not change the answer
SAMPLE = 20_000
#: below this letters read as no language; Russian stays above 5, other languages of Russia in its letters above 4
GARBLED = 1.5


def likeness(text: str) -> float:
    """Mean usualness (0 to 9) of the neighbouring characters that are not both ASCII; 9 where there are none."""
    pairs = _pairs()
    seen = Counter(pairwise(text[:SAMPLE]))  # some hundred different ones make up any text
    scores = [(_score(pairs, a, b), count) for (a, b), count in seen.items() if _tells(a, b)]
    total = sum(count for _, count in scores)
    return sum(score * count for score, count in scores) / total if total else 9.0


def garbled(text: str) -> bool:
    """Whether most letters are of the blocks that wrongly decoded Russian falls into, and make up no words."""
    letters = [character for character in text[:SAMPLE] if character.isalpha()]
    suspects = sum("\x80" <= character <= "\xff" or "\u0400" <= character <= "\u04ff" for character in letters)
    return suspects > len(letters) / 2 and likeness(text) < GARBLED


def _tells(a: str, b: str) -> bool:
    """Whether the pair says something: a letter or mark beyond ASCII beside more than space and punctuation."""
    return (_foreign(a) and (_foreign(b) or b.isalnum())) or (_foreign(b) and a.isalnum())


def _foreign(character: str) -> bool:
    return character > "\x7f" and character not in NEUTRAL


def _score(pairs: dict[str, int], a: str, b: str) -> int:
    """Zero for what no word has: a capital after a small letter, Russian beside anything else."""
    if a.islower() and b.isupper():
        return 0
    return pairs.get((a + b).lower(), 0)


@cache
def _pairs() -> dict[str, int]:
    table = tomllib.loads((Path(__file__).parents[1] / "models" / "letter_pairs.toml").read_text("utf-8"))
    letters = table["letters"]
    return {
        first + second: int(digit)
        for first, row in table["pairs"].items()
        for second, digit in zip(letters, row, strict=True)
    }
