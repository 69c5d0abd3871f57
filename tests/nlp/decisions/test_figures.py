"""Money and head counts as whole numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.decisions.figures import find_money, find_people

MONEY = {
    "выделено 12,5 млн рублей": [12_500_000],
    "по 300 тысяч рублей": [300_000],
    "на 1,2 млрд руб.": [1_200_000_000],
    "640 000 рублей": [640_000],
    "плавильная печь за 9 млн 600 тыс. рублей": [9_600_000],
    "полтора миллиона рублей": [1_500_000],
    "два миллиона рублей": [2_000_000],
    "по пять тысяч рублей в месяц": [5_000],
    "18,4 млн рублей и ещё 6 млн рублей": [18_400_000, 6_000_000],
    "250 ₽": [250],
    "в 2025 году": [],
    "12 процентов": [],
}
PEOPLE = {
    "набор на 75 мест": [75],
    "140 горняков": [140],
    "1 140 выпускников": [1_140],
    "двенадцать человек": [12],
    "трудоустроить 4 500 местных жителей": [4_500],
    "создать 35 рабочих мест": [35],
    "пять токарных станков": [],
    "11 инженерных классов": [],
    "в корпусе № 4": [],
    "60 процентов студентов": [],
}


@pytest.mark.parametrize(("text", "expected"), MONEY.items())
def test_money_is_read_in_roubles(text: str, expected: list[int]) -> None:
    """Scales, decimals, words and sums of two scales."""
    assert [figure.value for figure in find_money(text)] == expected


@pytest.mark.parametrize(("text", "expected"), PEOPLE.items())
def test_people_and_places_are_counted(text: str, expected: list[int]) -> None:
    """People, places and jobs, and nothing that only looks like them."""
    assert [figure.value for figure in find_people(text)] == expected


@given(st.integers(1, 999), st.sampled_from((("тыс.", 10**3), ("млн", 10**6), ("млрд", 10**9))))
def test_any_sum_is_found_where_it_stands(number: int, scale: tuple[str, int]) -> None:
    """The place of a sum is the place of its words."""
    text = f"На ремонт направят {number} {scale[0]} рублей из бюджета."

    (figure,) = find_money(text)

    assert figure.value == number * scale[1]
    assert text[figure.start : figure.stop] == f"{number} {scale[0]} рублей"
