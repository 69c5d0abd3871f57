"""Latin letters in Russian words become Cyrillic, letter for letter; Latin words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.lookalikes import cyrillic

CASES = [
    ("Mинистерство трудa", "Министерство труда"),
    ("ЦOПП и OOO «Полюс»", "ЦОПП и ООО «Полюс»"),
    ("AO «Полюс» c 1 марта", "АО «Полюс» с 1 марта"),
    ("ПAО «Ceвер»", "ПАО «Север»"),
    ("школа B Кургане", "школа В Кургане"),
    ("форум WorldSkills, портал hh.ru", "форум WorldSkills, портал hh.ru"),
    ("завод Visteon и IT-школа", "завод Visteon и IT-школа"),
    ("3D-принтер, USB и MAX", "3D-принтер, USB и MAX"),
    ("Zавод", "Zавод"),
    ("только кириллица", "только кириллица"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_twins_become_cyrillic(text: str, expected: str) -> None:
    """Only letters of words that are meant to be Russian change."""
    assert cyrillic(text) == expected


@given(st.text(alphabet="АВСавс ABCabcZ«»1.", max_size=40))
def test_length_stays_and_twice_is_once(text: str) -> None:
    """Places stay where they were, and there is nothing left to replace."""
    assert len(cyrillic(text)) == len(text)
    assert cyrillic(cyrillic(text)) == cyrillic(text)
