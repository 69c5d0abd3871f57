"""Review in a browser: by keys alone, by words pointed at in the text, in a narrow dark window too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk, File
from nlp.facts import Extraction, Release
from tests.web.browsing import Visitor, needs_chromium, visit
from tests.web.conftest import SAMPLES, open_desk

pytestmark = needs_chromium


@pytest.fixture
def unsure(tmp_path: Path) -> Iterator[Desk]:
    """A log of one release, of whose decisions each is a little more certain than the next."""
    desk = open_desk(tmp_path / "data")

    def extract(release: Release) -> Extraction:
        read = desk.extract(release)
        sure = (replace(one, probability=0.6 - place / 100) for place, one in enumerate(read.decisions))
        return replace(read, decisions=tuple(sure))

    doubtful = replace(desk, extract=extract)
    doubtful.submit([File("release.txt", SAMPLES[0].read_bytes())])
    yield doubtful
    desk.close()


@pytest.fixture(params=[(1280, "light"), (360, "dark")], ids=["wide", "narrow"])
def reviewer(browser: Browser, unsure: Desk, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A window on the review."""
    yield from visit(browser, unsure, tmp_path, *request.param)


def press(reviewer: Visitor, key: str) -> None:
    """A key on a page that is ready for it."""
    reviewer.page.wait_for_load_state("load")
    reviewer.page.keyboard.press(key)


def test_by_keys_alone(reviewer: Visitor, unsure: Desk) -> None:
    """Accept, skip, reject with a reason, undo; with the keys off nothing happens."""
    page = reviewer.page
    reviewer.open("/review")
    left = page.locator(".head p")
    expect(left).to_contain_text("Осталось проверить 8 решений")
    press(reviewer, "Enter")
    expect(left).to_contain_text("Осталось проверить 7 решений")
    press(reviewer, "ArrowRight")
    expect(page.locator("a#correct")).to_have_attribute("href", "/decisions/6/correct?back=/review?after%3D0.5400-7")
    press(reviewer, "x")
    press(reviewer, "2")
    expect(left).to_contain_text("Осталось проверить 6 решений")
    press(reviewer, "z")
    expect(left).to_contain_text("Осталось проверить 7 решений")
    page.get_by_role("checkbox", name="Клавиши").uncheck()
    press(reviewer, "z")
    page.reload()

    assert (unsure.decision(8).verdict, unsure.decision(6).verdict) == ("accepted", None)
    assert [review.reason for review in unsure.reviews(6)] == ["Повтор другого решения", ""]
    expect(page.get_by_role("checkbox", name="Клавиши")).not_to_be_checked()


def test_words_are_pointed_at(reviewer: Visitor, unsure: Desk) -> None:
    """A double click on a word puts it into the field that had the focus, with its place in the text."""
    page = reviewer.page
    reviewer.open("/review")
    press(reviewer, "e")
    page.locator("#content").focus()
    expect(page.locator("#pick")).to_contain_text("Что сделать")
    paragraph = page.locator(".doc p[data-start]").last
    word = paragraph.evaluate(
        """element => {
            const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            let node; while ((node = walker.nextNode()) && !/[а-я]{5}/.test(node.data));
            const range = document.createRange(), at = node.data.search(/[а-я]{5}/);
            range.setStart(node, at); range.setEnd(node, at + 5);
            getSelection().removeAllRanges(); getSelection().addRange(range);
            document.querySelector(".doc").dispatchEvent(new MouseEvent("mouseup"));
            return range.toString();
        }"""
    )
    chosen = page.locator("#content").input_value()
    start, stop = page.locator("[name=content_place]").input_value().split("-")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".head p")).to_contain_text("Осталось проверить 7 решений")
    content = unsure.decision(8).decision.content

    assert len(chosen) == 5 and word in ("", chosen)
    assert (content.text, content.start, content.stop) == (chosen, int(start), int(stop))


def test_rows_as_one_likes_them(reviewer: Visitor) -> None:
    """What is switched off stays off on the next page."""
    page = reviewer.page
    reviewer.open("/log")
    page.locator(".view summary").click()
    page.get_by_role("checkbox", name="Слова релиза").uncheck()
    expect(page.locator(".quote").first).to_be_hidden()
    reviewer.open("/log?region=RU-PER")

    expect(page.locator(".quote").first).to_be_hidden()
    expect(page.locator(".due").first).to_be_visible()


def test_what_the_program_missed_is_added(reviewer: Visitor, unsure: Desk) -> None:
    """Words selected in the release become the decision's, and it is one of the release."""
    page = reviewer.page
    before = unsure.release(1).decision_ids
    reviewer.open("/releases/1")
    words = (
        page.locator(".doc p[data-start]")
        .nth(1)
        .evaluate(
            """paragraph => {
            const range = document.createRange();
            range.setStart(paragraph, 0);
            range.setEnd(paragraph, paragraph.childNodes.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return range.toString().trim().split(/\\s+/).join(" ");
        }"""
        )
    )
    page.get_by_role("link", name="Добавить пропущенное").click()
    expect(page.get_by_label("Что сделать")).to_have_value(words)
    reviewer.shoot("missed")
    page.get_by_role("combobox", name="Вид").select_option("план")
    page.get_by_role("button", name="Добавить решение").click()

    expect(page.locator(".ways .checked")).to_have_text("добавлено")
    (added,) = set(unsure.release(1).decision_ids) - set(before)
    record = unsure.decision(added)
    assert " ".join(record.decision.content.text.split()) == words
    assert record.decision.kind.value == "plan"
    assert reviewer.fits()
