"""The reasons of a decision name the trigger, the words of each field, and what a model chose."""

from __future__ import annotations

from nlp.explain import Reason, explain
from nlp.extract import extract
from nlp.facts import Release
from tests.nlp.decisions.pages import PAGE


def _reasons(phrase: str, place: int) -> dict[str, Reason]:
    found = extract(Release(PAGE.format(phrase=phrase)))
    return {reason.field: reason for reason in explain(found.decisions[place], found.initiatives)}


def test_a_reason_shows_the_words_that_its_field_was_read_from() -> None:
    """Trigger, sum and deadline each have their own place in the text."""
    reasons = _reasons("Правительство Тверской области поручило Минтруду до 1 июня 2025 года разработать программу.", 0)

    assert "«поручить»" in reasons["kind"].why
    assert reasons["kind"].words is not None
    assert reasons["deadline"].words is not None
    assert reasons["deadline"].value == "2025-06-01"


def test_what_a_model_took_from_elsewhere_says_so() -> None:
    """The rules read no figure beside the verb: the next sentence has it, and the reason says how it was led to."""
    phrase = "Тверской колледж связи откроет курсы операторов. Первая группа, 25 человек, начнёт заниматься в мае."
    headcount = _reasons(phrase, 0)["headcount"]

    assert headcount.value == "25"
    assert headcount.is_carried
    assert "выбрала модель: " in headcount.why
    assert headcount.words is not None
    assert headcount.words.text == "25"


def test_an_initiative_shows_where_it_is_named() -> None:
    """The nearest of its names to what is decided."""
    reasons = _reasons("Правительство Тверской области утвердило программу «Кадры села» на 2025–2027 годы.", 0)

    assert reasons["initiative"].value == "Кадры села"
    assert reasons["initiative"].words is not None
    assert "Кадры села" in reasons["initiative"].words.text
