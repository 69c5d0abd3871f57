"""What holds for any text at all, and for pages however their lines are broken."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.document import Page, Paragraph
from nlp.facts import Hints, Release
from nlp.lookalikes import cyrillic
from nlp.page import read_page
from nlp.page.lines import INVISIBLE
from tests.nlp.page.notation import Case, cases

PIECES = (
    *("Читайте также", "Комментарии (2)", "С уважением,", "От: Пресса <a@b.ru>", "Дата: 12.03.2025", "Тема: релиз"),
    *("Совет решил открыть мастерскую.", "– Места есть, – сказал он.", "1. принять", "* * *", "…", "> "),
    *("\n", "\n\n", "\r\n", "\u2028", "\x0c", "\x85", "\t", "   ", "\u00a0", "\u00ad", "\u200b", "\ufffe"),
    *("НОВОСТИ | ФОТО", "заседание рабо-", "чей"),
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join))


@given(TEXTS)
def test_paragraphs_lead_back_to_the_text(text: str) -> None:
    """Each character of a paragraph stands in the raw text at its offset; offsets only grow."""
    page = read_page(Release(text))

    for paragraph in _paragraphs(page):
        assert len(paragraph.text) == len(paragraph.offsets) > 0
        assert all(a < b for a, b in pairwise(paragraph.offsets))
        assert paragraph.text == cyrillic("".join(_plain(text[place]) for place in paragraph.offsets))
        assert not set(paragraph.text) & set(INVISIBLE + "\u00a0\n")


@given(TEXTS)
def test_body_lines_are_ranges_of_the_text(text: str) -> None:
    """Ranges are in order, apart from each other, inside the text, and hold all paragraphs."""
    page = read_page(Release(text))
    numbers = [number for lines in page.body_lines for number in lines]

    assert numbers == sorted(numbers)
    assert all(last < first for (_, last), (first, _) in pairwise(page.body_lines))
    assert not numbers or (numbers[0] >= 1 and numbers[-1] <= len(text.splitlines()))
    assert bool(numbers) == bool(page.paragraphs)


@given(TEXTS)
def test_headline_quotes_the_text(text: str) -> None:
    """The headline is characters of the text and no part of the body."""
    page = read_page(Release(text))

    assert (page.title is None) == (page.headline is None)
    if page.title:
        assert page.title.text == text[page.title.start : page.title.stop].strip() != ""
        assert all(page.title.stop <= part.start or part.stop <= page.title.start for part in page.paragraphs)


@given(TEXTS, st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9))), st.text())
def test_hints_never_break_a_page(text: str, lines: list[tuple[int, int]], title: str) -> None:
    """What a container states may be of another text altogether."""
    read_page(Release(text, Hints(title, None, title, tuple(lines))))


def _widen(text: str) -> str:
    return text.replace("\n\n", "\n\n\n\n")


def _quote(text: str) -> str:
    return "\n".join("> " + line for line in text.splitlines())


def _no_break(text: str) -> str:
    return text.replace(" и ", "\u00a0и ")


def _dos(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize("change", [_widen, _quote, _no_break, _dos])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_layout_does_not_matter(case: Case, change: Callable[[str], str]) -> None:
    """Marks of quotation, wide spacing, no-break spaces and line ends change nothing in what is read."""
    assert _read(change(case.text)) == _read(case.text)


def _read(text: str) -> tuple[str | None, list[str]]:
    page = read_page(Release(text))
    return page.headline.text if page.headline else None, [part.text for part in page.paragraphs]


def _paragraphs(page: Page) -> tuple[Paragraph, ...]:
    return (*page.paragraphs, page.headline) if page.headline else page.paragraphs


def _plain(char: str) -> str:
    return " " if char.isspace() else char
