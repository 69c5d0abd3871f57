"""Mistyped words and the words of the log that were meant."""

import pytest

from journal.spelling import suggestion

TERMS = {"колледж": 9, "колхоз": 2, "мастерская": 5, "кадр": 7, "профессионалитет": 3, "ключ": 4, "тверской": 8}
#: typed → suggested
MISTYPED = {
    "коледж": "колледж",
    "профессианалитет": "профессионалитет",
    "мастерскаа для кадров": "мастерская для кадров",
    "rjkktl;": "колледж",
    "регион:тверская коледж": "регион:тверская колледж",
    "«коледж»": "«колледж»",
}


def _vocabulary(beginning: str) -> list[tuple[str, int]]:
    return [(term, count) for term, count in TERMS.items() if term.startswith(beginning)]


@pytest.mark.parametrize("typed", MISTYPED)
def test_suggests(typed: str) -> None:
    """Only the wrong words change."""
    assert suggestion(typed, _vocabulary) == MISTYPED[typed]


@pytest.mark.parametrize("typed", ["колледжам", "абракадабра", "2026", "кот", "колл*"])
def test_leaves_alone(typed: str) -> None:
    """Words of the log in any form, words that nothing is like, numbers, short words and beginnings."""
    assert suggestion(typed, _vocabulary) is None
