"""Where quotations end, what governs them, and which capitals mean something."""

from __future__ import annotations

import pytest

from nlp.language import analyse
from nlp.organizations.line import Line, agree


def line(text: str) -> Line:
    return Line.of(analyse([text])[0])


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("ООО «Полюс» и «Ротор» ждут", ["Полюс", "Ротор"]),
        ("АО «Агрофирма „Колос“» ждёт", ["Агрофирма „Колос“", "Колос"]),
        ("АО «Агрофирма «Колос»» ждёт", ["Агрофирма «Колос»", "Колос"]),
        ("АО «Завод «Полюс» ждёт, АО «Ротор» нет", ["Завод «Полюс", "Полюс", "Ротор"]),
        ('АО "Полюс" и "Ротор" ждут', ["Полюс", "Ротор"]),
        ("«Колледж им. Ю. А. Гагарина» ждёт", ["Колледж им. Ю. А. Гагарина"]),
        ("«Мы ждём. Завод готов», – сказал он", []),
        ("«Полюс ждёт", []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    found = line(text)
    assert [found.quote(opening + 1, close) for opening, close in sorted(found.quotes.items())] == quotations


@pytest.mark.parametrize(
    ("text", "governor"),
    [
        ("портал «Работа»", "портал"),
        ("специальности «А», «Б» и «Работа»", "специальности"),
        ("проект так называется – «Работа»", "называется"),
        ("«Работа»", ""),
    ],
)
def test_what_governs_the_last_quotation(text: str, governor: str) -> None:
    found = line(text)
    place = found.governor(max(found.quotes))
    assert found.text(place) == governor


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Завод ждёт Минтруд", ["Минтруд"]),
        ("– Завод ждёт. «Минтруд рад»", []),
        ("1. Завод ждёт", []),
        ("а) Завод ждёт Минтруд", ["Минтруд"]),
        ("ЗАВОД ЖДЁТ МИНТРУД", []),
    ],
)
def test_a_capital_counts_inside_a_sentence(text: str, marked: list[str]) -> None:
    found = line(text)
    assert [token.text for place, token in enumerate(found.tokens) if found.marked(place)] == marked


def test_agreement() -> None:
    assert agree("Омского", "колледжа")
    assert not agree("Омского", "колледжу")
    assert agree("Кимрской", "ЦРБ"), "an abbreviation agrees with any"
    assert not agree("несовершеннолетних", "города", "Gen")
