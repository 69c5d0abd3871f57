"""How the body's lines become paragraphs of clean text."""

from __future__ import annotations

import pytest

from nlp.document import Paragraph, Part
from nlp.facts import Release
from nlp.page import read_page
from nlp.page.clean import join
from nlp.page.lines import split

HEAD = "Завод берёт студентов\n\nЗавод «Полюс» примет этим летом на практику сорок студентов трёх колледжей.\n\n"

#: lines as they came → running text
CLEAN = {
    "обору-\nдование цеха": "оборудование цеха",
    "учебно-\nпроизводственный центр": "учебно-производственный центр",
    "научно-произ-\nводственный центр": "научно-производственный центр",
    "на 2025-\n2026 годы": "на 2025-2026 годы",
    "в Йошкар-\nОле открыли": "в Йошкар-Оле открыли",
    "по-\nпрежнему не хватает": "по-прежнему не хватает",
    "министр по-\nручил проверить": "министр поручил проверить",
    "из-\nза нехватки мест": "из-за нехватки мест",
    "IT-\nспециалистов не хватает": "IT-специалистов не хватает",
    "обору\u00ad\nдование": "оборудование",
    "обору\ufffe\nдование": "оборудование",
    "обо\u00adру\u00adдование": "оборудование",
    "40\u00a0млн\u202fрублей": "40 млн рублей",
    "два   пробела\tи табуляция": "два пробела и табуляция",
    "ну\u200bле\u200bвой пробел": "нулевой пробел",
    "> заседание рабочей\n> группы": "заседание рабочей группы",
    "  отступ  ": "отступ",
}


@pytest.mark.parametrize(("raw", "text"), CLEAN.items())
def test_cleans(raw: str, text: str) -> None:
    """White space is even, hyphens at line ends close, and every character knows its place."""
    clean = join(split(raw))

    assert clean.text == text
    assert [raw[place] for place in clean.offsets if raw[place].isalnum()] == [char for char in text if char.isalnum()]


def _body(raw: str) -> list[Paragraph]:
    return list(read_page(Release(HEAD + raw)).paragraphs[1:])


def test_cuts_marks_off_items() -> None:
    """Numbers, letters, bullets and dashes of a list are its items' marks."""
    items = _body(
        "Совет решил:\n1. открыть курсы сварщиков;\n2.1. назначить наставников;\n"
        "а) провести ярмарку;\n• купить станки;\n– отчитаться к маю."
    )

    assert [(item.part, item.marker, item.text) for item in items] == [
        (Part.TEXT, "", "Совет решил:"),
        (Part.ITEM, "1.", "открыть курсы сварщиков;"),
        (Part.ITEM, "2.1.", "назначить наставников;"),
        (Part.ITEM, "а)", "провести ярмарку;"),
        (Part.ITEM, "•", "купить станки;"),
        (Part.ITEM, "–", "отчитаться к маю."),
    ]


def test_leaves_the_dash_of_speech() -> None:
    """Who speaks after a dash is no list item."""
    (speech,) = _body("– Мест хватит всем, – сказал директор завода Илья Грек.")

    assert (speech.part, speech.marker) == (Part.TEXT, "")
    assert speech.text.startswith("– Мест")


def test_leaves_dates_and_initials_alone() -> None:
    """«10.10.2025», «А. Ладова» and «2025 год» begin no list item."""
    texts = [
        "10.10.2025 в Вельске собрался совет.",
        "А. Ладова напомнила о сроках.",
        "2025 год объявлен годом мастера.",
    ]

    assert [part.marker for text in texts for part in _body(text)] == ["", "", ""]


def test_knows_subheads() -> None:
    """A short line without a full stop between paragraphs is a subhead."""
    subhead, text = _body("Кто приедет\n\nЖдут врачей и учителей, всего четыреста семей из других регионов.")

    assert (subhead.part, text.part) == (Part.SUBHEAD, Part.TEXT)


def test_joins_what_a_page_foot_parted() -> None:
    """A sentence that goes on over the page is one paragraph, without the page's number."""
    (whole,) = _body(
        "Штаб поручил службе занятости до первого августа собрать\n\nСтр. 1 из 2\n\nпредложения магазинов."
    )

    assert whole.text == "Штаб поручил службе занятости до первого августа собрать предложения магазинов."


def test_quotes_the_raw_text() -> None:
    """A mention of clean words is the raw characters, line break and hyphen included."""
    release = Release(HEAD + "Колледж закупит обору-\nдование для мастерской до первого сентября.")
    paragraph = read_page(release).paragraphs[1]
    start = paragraph.text.index("оборудование")

    assert paragraph.mention(release, start, start + len("оборудование")).text == "обору-\nдование"
