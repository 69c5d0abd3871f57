"""Lemmas lead to the forms that lead to them."""

import pytest

from nlp.language.morphology import lemma
from nlp.language.paradigms import inflected


@pytest.mark.parametrize(
    ("word", "form"),
    [("колледж", "колледжами"), ("ребенок", "детям"), ("хороший", "лучшему"), ("стать", "ставшего"), ("год", "лет")],
)
def test_a_dictionary_word_has_its_forms(word: str, form: str) -> None:
    """Those of other stems too, and ё is found by е."""
    assert form in inflected(word)


def test_every_form_may_lead_back() -> None:
    """Here each has one reading."""
    assert {lemma(form) for form in inflected("колледж")} == {"колледж"}


@pytest.mark.parametrize("word", ["колледжами", "цоппом", ""])
def test_what_is_no_lemma_of_the_dictionary_has_none(word: str) -> None:
    """A form is not taken for a lemma, and nothing is guessed."""
    assert not inflected(word)
