"""Whole pages, one for each kind of noise, in the notation of `notation.py`."""

from __future__ import annotations

import pytest

from nlp.facts import Release
from nlp.page import read_page
from tests.nlp.page.notation import Case, cases, print_marked

CASES = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


@CASES
def test_marks_headline_and_body(case: Case) -> None:
    """Each line of a page is headline, body or noise as its author marked it."""
    release = Release(case.text)

    assert print_marked(release, read_page(release)) == case.marked


@CASES
def test_reads_day_and_publisher(case: Case) -> None:
    """The day is the page's own, and the publisher is named where the page names it."""
    page = read_page(Release(case.text))

    assert str(page.published or "null") == case.expected["published"].replace("null", "null")
    assert "publisher" not in case.expected or page.publisher == case.expected["publisher"]


@CASES
def test_headline_is_one_line(case: Case) -> None:
    """The headline's clean text is whole, wraps undone."""
    page = read_page(Release(case.text))

    assert "title" not in case.expected or (page.headline and page.headline.text == case.expected["title"])
