"""The day of publication in all the forms that date lines have."""

from __future__ import annotations

import datetime as dt

import pytest

from nlp.facts import Hints, Release
from nlp.page import read_page

BODY = """
Завод «Полюс» примет этим летом на практику сорок студентов трёх колледжей. Договоры уже подписаны.

Каждый студент получит наставника и оплату не ниже двадцати тысяч рублей.
"""

SAYS = """
14.05.2025
14.05.25
14/05/2025
14-05-2025
2025-05-14
2025-05-14T10:15:00+03:00
2025/05/14 10:15
14 мая 2025
14 мая 2025 г.
14 мая 2025г.
14 мая 2025 года, среда
14 МАЯ 2025 ГОДА
Среда, 14 мая 2025
Ср, 14 мая 2025, 10:15
14 мая, среда, 2025
«14» мая 2025 г.
14-го мая 2025 года
14 май. 2025
14 мая 25 г.
10:15, 14 мая 2025
10:15 | 14.05.2025
May 14, 2025
14 May 2025
Wed, 14 May 2025 10:15:00 +0300
Вельск, 14 мая 2025 года
г. Вельск     14.05.2025 г., 09:05
14 мая 2025     ВЕЛЬСК
Опубликовано: 14.05.2025
Опубликовано 14 мая 2025 в 10:15 · Чтение: 2 мин.
Дата публикации: 14.05.2025 10:15
Дата: 14 мая 2025 г. (среда)
Размещено 14/05/2025
Добавлено: 14.05.2025 в 10:15, просмотров: 41
Новость от 14.05.2025
Автор: Анна Котова. 14 мая 2025 г., 13:40. Прочтений: 542
14 мая 2025   ·   Власть   ·   Автор: А. Котова
№ 41 (118) · 14 мая 2025 года · бесплатно
Опубликовано: 14.05.2025, 10:15 (обновлено 15.05.2025, 08:30)
Создано: 14.05.2025 17:55    Обновлено: 15.05.2025 10:02
14.05.2025 | Обновлено 16.05.2025
Вельские вести | 14 мая, среда, 2025 | Вельск +9
"""

SILENT = """
Обновлено: 14.05.2025
Дата последнего изменения: 14.05.2025
Сегодня: 14 мая 2025 года, среда
Опубликовано 2 дня назад
14 мая, 10:15
Вчера, 10:15
Курс ЦБ на 14.05.2025: USD 80,33
Подписано в печать 14.05.2025
Свидетельство ЭЛ № 00000 от 14.05.2025
Приём заявок до 14 мая 2025 года
32.05.2025
14.13.2025
14.05.1825
© 2012–2025 Вельские вести
Телефон 14-05-20-25
"""


def _page(line: str) -> Release:
    return Release(f"Завод «Полюс» берёт студентов на практику\n{line}\n{BODY}")


@pytest.mark.parametrize("line", SAYS.split("\n")[1:-1])
def test_reads_date_lines(line: str) -> None:
    """All these lines mean the fourteenth of May 2025."""
    assert read_page(_page(line)).published == dt.date(2025, 5, 14)


@pytest.mark.parametrize("line", SILENT.split("\n")[1:-1])
def test_is_silent_where_the_page_is(line: str) -> None:
    """These lines do not say when the page was published."""
    assert read_page(_page(line)).published is None


def test_takes_the_page_before_its_container() -> None:
    """The container's day stands in where the page has none, and decides between two."""
    hints = Hints(published=dt.date(2025, 5, 15))
    two = "14.05.2025\n15.05.2025"

    assert read_page(Release(_page("14.05.2025").text, hints)).published == dt.date(2025, 5, 14)
    assert read_page(Release(_page(two).text, hints)).published == dt.date(2025, 5, 15)
    assert read_page(Release(_page("").text, hints)).published == dt.date(2025, 5, 15)


def test_knows_the_dates_of_other_news() -> None:
    """Days in a list of other news are not this page's."""
    text = _page("").text + "\nДругие новости\n14.05.2025\nВ районе открыли школу\n"

    assert read_page(Release(text)).published is None
