"""Words of texts and of queries meet where they are forms of one word."""

import unicodedata

import pytest

from journal.terms import Term, terms, words

#: asked ~ written; ! where they must not meet
PAIRS = """
люди ~ человека
люди ~ людьми
колледж ~ колледжам
КОЛЛЕДЖИ ~ колледже
елка ~ ёлкой
ёлка ~ елки
ещё ~ еще
дети ~ ребёнка
год ~ лет
идти ~ шёл
сталь ~ стали
стать ~ стали
сталь ! стать
ЦОПП ~ цоппа
цоппом ~ ЦОПП
цоппами ~ цопп
ЦOПП ~ ЦОПП
Минтруд ~ Минтрудом
за́мок ~ замки
кад\u00adры ~ кадров
ГУБЕРНАТОР ~ губернаторами
2025 ~ 2025
2025 ! 2026
для ! длить
колледж ! коллегия
HR ~ hr
Кузнецов ~ Кузнецовой
""".strip().splitlines()


@pytest.mark.parametrize("pair", PAIRS)
def test_meets(pair: str) -> None:
    """A word finds the forms of the same word and no others."""
    asked, sign, written = pair.split()

    met = not set(terms(asked)[0].forms).isdisjoint(terms(written)[0].forms)

    assert met is (sign == "~")


def test_decomposed_letters_are_the_same_letters() -> None:
    """й and ё written as a letter and a mark are й and ё, and the place covers the mark."""
    text = "новый ёлочный край"
    apart = unicodedata.normalize("NFD", text)

    assert [term.forms for term in terms(apart)] == [term.forms for term in terms(text)]
    assert [apart[term.start : term.stop] for term in terms(apart)] == apart.split()


def test_places_are_those_of_the_words() -> None:
    """Marks are between words, a compound is its parts."""
    text = "«Онлайн-курсы», 10 000 мест!"

    assert [text[term.start : term.stop] for term in terms(text)] == ["Онлайн", "курсы", "10", "000", "мест"]
    assert terms(text)[-1] == Term(("место",), 23, 27)


def test_words_keep_their_form() -> None:
    """What is typed from its beginning is compared as it stands."""
    assert words("Министерство труда «Ёлка»-2") == ("министерство", "труда", "елка", "2")
