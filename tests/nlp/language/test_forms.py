"""Shapes are slovnet's; a form stands for all tokens that the networks cannot tell apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from slovnet.shape import word_shape

from nlp.language.forms import Forms, shape
from tests.nlp.language.runs import TEXTS

_WORDS, _SHAPES = ["дом", "<unk>"], ["RU_xx", "RU_Xx", "RU_XX", "NUM"]


@given(TEXTS.filter(bool) | st.text("аЯёqZ5-–.+«ſʼKİΔ", min_size=1))
def test_any_shape_is_that_of_slovnet(token: str) -> None:
    """Of any characters, capitals with no small letter among them."""
    assert shape(token) == word_shape(token)


def test_unknown_words_of_a_shape_share_a_form() -> None:
    """The word is looked up in lower case, the shape keeps the capitals."""
    forms = Forms(_WORDS, _SHAPES, capacity=10)

    numbers = forms.numbers(["дом", "Дом", "ыы", "яя", "Яя", "дом"]).tolist()

    assert numbers[0] == numbers[5]
    assert numbers[2] == numbers[3]
    assert len({*numbers[:3], numbers[4]}) == 4
    assert forms.looks(0).tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]] or len(forms) == 4


def test_a_full_list_begins_again() -> None:
    """Never within a call; the generation tells that numbers have changed."""
    forms = Forms(_WORDS, _SHAPES, capacity=1)

    forms.numbers(["дом", "Дом"])
    before = forms.generation
    forms.numbers(["ДОМ"])

    assert (before, forms.generation, len(forms)) == (0, 1, 1)
