"""Noun phrases in the nominative (inflection.txt), and what never happens to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.document import Token
from nlp.language import analyse
from nlp.language.inflection import is_adjectival, is_common, may_be, nominative

FILE = Path(__file__).parent / "inflection.txt"


def rows() -> Iterator[tuple[str, str]]:
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            phrase, expected = line.split(" → ")
            yield phrase, expected


def tokens(text: str) -> tuple[Token, ...]:
    return analyse([text])[0].tokens


@pytest.mark.parametrize(("phrase", "expected"), list(rows()))
def test_a_phrase_goes_to_the_nominative(phrase: str, expected: str) -> None:
    assert nominative(tokens(phrase)) == expected


@pytest.mark.parametrize("expected", sorted({expected for _, expected in rows()}))
def test_the_nominative_stays(expected: str) -> None:
    assert nominative(tokens(expected)) == expected


def test_one_thing_is_read_as_one() -> None:
    """«шахты» may be many; where one is meant, it is one."""
    assert nominative(tokens("шахты «Полярная»"), singular=True) == "шахта «Полярная»"


def test_cases_of_a_word() -> None:
    assert may_be("министерства", "Gen")
    assert not may_be("министерство", "Gen")
    assert may_be("ЦОПП", "Gen"), "what does not decline has every case"


def test_classes_of_a_word() -> None:
    assert is_adjectival("Каменского"), "the dictionary has it as a surname only"
    assert not is_adjectival("завода")
    assert is_common("выпускник")
    assert not is_common("Ростелеком")


@given(st.text(alphabet="абвгдеёжАБВ «»()-.№1 ", max_size=30) | st.text(max_size=20))
def test_any_text_keeps_its_words_apart(text: str) -> None:
    """Nothing raises, and there are as many words after as before."""
    words = tokens(" ".join(text.split()))
    assert len(nominative(words).split()) == len(" ".join(text.split()).split())
