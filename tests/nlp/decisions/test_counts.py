"""What is counted, by tokens: people by name, places, and numbers that stand alone."""

from __future__ import annotations

import pytest

from nlp.decisions.counts import counts_in
from nlp.decisions.passage import read_passages
from nlp.extract import read_documents, read_entities
from nlp.facts import Release
from tests.nlp.decisions.pages import PAGE

COUNTED = {
    "Курсы пройдут сто двадцать опытных рабочих.": [120],
    "Завод примет 48 практикантов в первом полугодии.": [48],
    "Больница заключит договоры с 15 одиннадцатиклассниками.": [15],
    "Комбинат устроит практику для 80 его студентов.": [80],
    "Возьмём учеников пятнадцать.": [15],
    "Квоту рабочих мест увеличат до 1 340.": [1340],
    "Число мест доведут до 140.": [140],
    "Первое предприятие примет 24 человека, второе – 16.": [24, 16],
    "Дома построят для 20 семей.": [20],
    "Станков купят двенадцать штук.": [],
    "Подписан приказ № 37.": [],
    "Доплата составит 12 процентов.": [],
    "2️⃣ Откроем второй зал.": [],
}


@pytest.mark.parametrize(("sentence", "expected"), COUNTED.items())
def test_people_and_places_are_counted(sentence: str, expected: list[int]) -> None:
    """Attributes may stand between, numerals may be words; sums, shares and numbers of papers are no counts."""
    (document,) = read_documents([Release(PAGE.format(phrase=sentence))])
    passages = read_passages(document, read_entities(document))
    (passage,) = (passage for passage in passages if passage.text(0, len(passage.tokens)) == sentence)

    assert [count.value for count in counts_in(passage, 0, len(passage.tokens))] == expected
