"""The way of a new user through a real browser: upload, search as one types, evidence, report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, FilePayload, expect

from desk import Desk
from tests.web.browsing import Visitor, needs_chromium, visit
from tests.web.conftest import SAMPLES, open_desk

pytestmark = needs_chromium

WIDTHS = (1280, 360)


@pytest.fixture(params=WIDTHS)
def newcomer(browser: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor of an empty log."""
    desk = open_desk(tmp_path / "data")
    yield from visit(browser, desk, tmp_path, request.param)
    desk.journal.close()


@pytest.fixture(params=WIDTHS)
def reader(browser: Browser, filled: Desk, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor of the log with the samples."""
    yield from visit(browser, filled, tmp_path, request.param)


def as_html(text: str) -> bytes:
    """A page of a site around a release."""
    paragraphs = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    head = "<head><meta charset=utf-8><title>Новости</title></head>"
    return f"<!doctype html><html>{head}<body><article>{paragraphs}</article></body></html>".encode()


def test_from_a_file_to_a_report(newcomer: Visitor) -> None:
    """Two pages in, a word in another form found, its evidence opened, the table taken home."""
    page = newcomer.page
    newcomer.open("/")
    page.get_by_role("main").get_by_role("link", name="Загрузить релизы").click()
    page.set_input_files(
        "#file",
        [
            FilePayload(name="релиз.txt", mimeType="text/plain", buffer=SAMPLES[0].read_bytes()),
            FilePayload(name="page.html", mimeType="text/html", buffer=as_html(SAMPLES[1].read_text(encoding="utf-8"))),
            FilePayload(name="scan.png", mimeType="image/png", buffer=b"\x89PNG\r\n\x1a\n"),
        ],
    )
    expect(page.locator("#rows .s-done")).to_have_count(2)
    expect(page.locator("#rows .s-overdue")).to_have_count(1)
    newcomer.shoot("upload")

    newcomer.open("/log")
    page.get_by_role("combobox", name="Поиск по журналу").press_sequentially("наборы")
    expect(page).to_have_url(newcomer.address + "/log?q=%D0%BD%D0%B0%D0%B1%D0%BE%D1%80%D1%8B")
    expect(page.locator(".row-d")).to_have_count(1)
    expect(page.locator(".quote .found").first).to_have_text("набор")
    newcomer.shoot("found")

    with page.expect_download() as download:
        page.get_by_role("link", name="XLSX").click()
    table = newcomer.shots / download.value.suggested_filename
    download.value.save_as(table)
    assert load_workbook(table).worksheets[0].max_row == 2

    page.locator(".row-d .say a").click()
    field_row = page.locator(".field[data-f=content]")
    field_row.hover()
    expect(page.locator(".doc .w[data-f~=content]").first).to_have_class("w on")
    newcomer.shoot("decision")
    page.get_by_role("link", name="Весь релиз").click()
    expect(page.locator("#place")).to_be_in_viewport()
    newcomer.shoot("release")


def test_pasted_text_is_taken_in(newcomer: Visitor) -> None:
    """Text from the clipboard goes the way of a file."""
    page = newcomer.page
    newcomer.open("/upload")
    page.get_by_text("Вставить текст").click()
    page.get_by_label("Текст релиза").fill(SAMPLES[0].read_text(encoding="utf-8"))
    page.get_by_role("button", name="Загрузить").click()

    expect(page.locator("#rows")).to_contain_text("8 решений")


def test_facets_narrow_without_a_reload(reader: Visitor) -> None:
    """A tick narrows the list, tells the count and makes the address a link to the same."""
    page = reader.page
    reader.open("/log")
    page.evaluate("window.same = true")
    if page.viewport_size and page.viewport_size["width"] < 1000:
        page.get_by_role("link", name="Отбор", exact=True).click()
    page.get_by_role("checkbox", name="поручение").check()
    expect(page.locator(".chip")).to_contain_text("поручение")
    expect(page.locator(".row-d:not(.k-assignment)")).to_have_count(0)
    told = page.locator(".total").text_content()

    assert page.evaluate("window.same")
    page.reload()
    assert page.locator(".total").text_content() == told
    expect(page.locator("input[name=kind][value=assignment]")).to_be_checked()


def test_the_order_is_part_of_the_link(reader: Visitor) -> None:
    """The largest sums come first without a reload, and again where the link is opened."""
    page = reader.page
    reader.open("/log")
    page.get_by_role("combobox", name="Порядок").select_option("Сначала большие суммы")
    expect(page).to_have_url(reader.address + "/log?order=amount")
    expect(page.locator(".row-d .amt").first).to_contain_text("₽")
    first = page.locator(".row-d .say").first.text_content()

    page.reload()
    expect(page.locator(".row-d .say").first).to_have_text(first or "")
    expect(page.get_by_role("combobox", name="Порядок")).to_have_value("amount")


def test_a_report_is_made_in_the_background(newcomer: Visitor) -> None:
    """Told of, ordered without a section, taken when it is ready; its address leads to it again."""
    page = newcomer.page
    newcomer.open("/reports")
    page.get_by_text("прошлый год", exact=True).click()
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Исполнено")
    page.get_by_label("Исполнено").uncheck()
    expect(preview).not_to_contain_text("Исполнено")
    page.get_by_label("Файл").select_option("Excel (XLSX)")
    page.get_by_role("button", name="Собрать отчёт").click()
    expect(page.get_by_role("heading", name="Отчёт готов")).to_be_visible()
    newcomer.shoot("report")
    address = page.url

    for _ in range(2):
        with page.expect_download() as download:
            page.get_by_role("link", name=".xlsx").click()
        book = newcomer.shots / download.value.suggested_filename
        download.value.save_as(book)
        assert "Сводка" in load_workbook(book).sheetnames
        assert "Исполнено" not in load_workbook(book).sheetnames
        page.goto(address)


def test_a_mistake_in_the_search_gets_a_hint(reader: Visitor) -> None:
    """While a quote has no pair the hint stands in place of the results, and goes with the mistake."""
    page = reader.page
    reader.open("/log")
    search = page.get_by_role("combobox", name="Поиск по журналу")
    search.press_sequentially('"подготовка кадров')
    expect(page.locator("#results .empty")).to_contain_text("кавычк")
    search.press_sequentially('"')
    expect(page.locator("#results")).not_to_contain_text("Запрос не понят")
    # the browser itself reports the answer's status 422 on its console
    reader.complaints.clear()


def test_by_keyboard_alone(reader: Visitor) -> None:
    """The first stop leads to the content; a field that has the focus lights its words."""
    page = reader.page
    reader.open("/decisions/1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="К содержанию")).to_be_focused()
    page.locator(".field[data-f=content]").focus()
    expect(page.locator(".doc .w[data-f~=content]").first).to_have_class("w on")
    page.locator(".doc .w[data-f~=actors]").first.hover()
    expect(page.locator(".field[data-f=actors]")).to_have_class("field on")


def test_the_scheme_is_remembered(reader: Visitor) -> None:
    """The chosen scheme is there from the first paint of the next page."""
    page = reader.page
    reader.open("/log")
    page.get_by_role("button", name="Светлая или тёмная схема").click()
    reader.open("/releases")

    assert page.locator("html").get_attribute("data-bs-theme") == "dark"


def test_the_api_can_be_tried(reader: Visitor) -> None:
    """The page of the API lists its addresses by our own document."""
    reader.open("/api")
    document = reader.page.request.get(f"{reader.address}/api/v1/openapi.json").json()
    methods = {"get", "post", "put", "patch", "delete"}

    expect(reader.page.locator(".opblock")).to_have_count(
        sum(len(methods & operations.keys()) for operations in document["paths"].values())
    )


def test_a_release_and_its_decisions_light_each_other_up(reader: Visitor) -> None:
    """By the mouse and by the keyboard, from the field to its words and from the words to their field."""
    page = reader.page
    reader.open("/releases/1")
    field, words = page.locator("li#d1"), page.locator("mark[data-f~=d1]").first
    field.hover()
    expect(words).to_have_class("on")
    page.locator("h1").hover()
    expect(words).not_to_have_class("on")
    words.dispatch_event("mouseover")  # its middle may be the words of another field
    expect(field).to_have_class(re.compile(r"\bon\b"))
    page.locator("h1").hover()

    page.keyboard.press("Tab")
    field.focus()
    expect(words).to_have_class("on")
    page.locator("a.nref[data-f=d1]").first.focus()
    expect(field).to_have_class(re.compile(r"\bon\b"))


def test_keys_have_their_help(reader: Visitor) -> None:
    """`?` tells of them, `/` leads to the search; switched off, they do nothing."""
    page = reader.page
    reader.open("/log")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Клавиши")).to_be_visible()
    page.get_by_role("dialog").get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Клавиши").click()
    page.get_by_role("dialog").get_by_role("checkbox").check()
    page.get_by_role("button", name="Закрыть").click()
    page.locator("main").press("/")
    expect(page.get_by_role("combobox", name="Поиск по журналу")).to_be_focused()
