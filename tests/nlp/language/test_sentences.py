"""Sentences are razdel's."""

from __future__ import annotations

from bisect import bisect_left

import pytest
import razdel
from hypothesis import given
from hypothesis import strategies as st

from nlp.language.sentences import sentence_starts
from tests.nlp.language.runs import NOISE, RELEASES, TEXTS

#: what the shortcuts decide, and what they must leave to razdel
_WORDS = [
    "город",
    "Город",
    "ГОРОД",
    "проф",
    "Проф",
    "им",
    "г",
    "т",
    "д",
    "И",
    "XIV",
    "12",
    "«Имя»",
    '"имя"',
    "inc",
    "повел",
    "накл",
]
_ENDS = [".", "!", "?", "…", "...", ";", "»", '"', ")", ":)", "».", ".»", ",", ""]
_SPACES = [" ", "\n\n", " " * 9, " " * 10, " – ", "\n– ", "\n> ", " «", " ("]
_PROSE = st.lists(st.tuples(*map(st.sampled_from, (_WORDS, _ENDS, _SPACES))).map("".join)).map("".join)


@pytest.mark.parametrize("text", [*RELEASES, *NOISE])
def test_sentences_of_pages_and_noise_are_those_of_razdel(text: str) -> None:
    """On whole pages and on marks without sentences."""
    assert _ours(text) == _theirs(text)


@given(_PROSE | TEXTS)
def test_sentences_of_any_text_are_those_of_razdel(text: str) -> None:
    """Of words, shortened or not, with all marks between them."""
    assert _ours(text) == _theirs(text)


def _ours(text: str) -> list[int]:
    return [bisect_left(_starts(text), place) for place in sentence_starts(text)] if text.strip() else []


def _theirs(text: str) -> list[int]:
    return [bisect_left(_starts(text), cut.start) for cut in razdel.sentenize(text)] if text.strip() else []


def _starts(text: str) -> list[int]:
    return [token.start for token in razdel.tokenize(text)]
