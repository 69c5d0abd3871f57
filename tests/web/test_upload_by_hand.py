"""Upload in a browser: files and archives dropped together, a browser closed and opened again, all of it taken back."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from desk import Desk
from intake import Limits
from intake.archives import unpack
from tests.web.browsing import Visitor, needs_chromium, visit
from tests.web.conftest import SAMPLES, open_desk

pytestmark = needs_chromium

#: milliseconds after which a test gives up
PATIENCE = 30_000
#: makes what a file manager hands over
DROP = """files => {
  const carried = new DataTransfer();
  for (const [name, data] of Object.entries(files)) {
    carried.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name));
  }
  const options = { dataTransfer: carried, bubbles: true, cancelable: true };
  document.getElementById("file").dispatchEvent(new DragEvent("drop", options));
}"""


@pytest.fixture
def newcomer_s_desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty log."""
    desk = replace(open_desk(tmp_path / "data"), unpack=parts)
    yield desk
    desk.close()


@pytest.fixture(params=[1280, 360])
def newcomer(
    browser: Browser, newcomer_s_desk: Desk, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """A window on it."""
    yield from visit(browser, newcomer_s_desk, tmp_path, request.param)


def parts(name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
    """The files of an archive."""
    return unpack(name, data, Limits()) if name.endswith(".zip") else ((name, data),)


def drop(visitor: Visitor, files: Mapping[str, bytes]) -> None:
    """Let go of files over the page's field."""
    visitor.page.evaluate(DROP, {name: base64.b64encode(data).decode() for name, data in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """An archive."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return output.getvalue()


def test_many_files_dropped_together(newcomer: Visitor, newcomer_s_desk: Desk) -> None:
    """A row for each, those of the archive too; what was sent is still told of where the browser was closed."""
    page, texts = newcomer.page, [path.read_bytes() for path in SAMPLES[:6]]
    archive = zipped({f"{number}.txt": text for number, text in enumerate(texts[2:5])})
    newcomer.open("/upload")
    drop(newcomer, {"a.txt": texts[0], "b.txt": texts[1], "архив.zip": archive, "scan.png": b"\x89PNG\r\n\x1a\n"})

    expect(page.locator("#rows .s-done")).to_have_count(5, timeout=PATIENCE)
    expect(page.locator("#rows .s-overdue")).to_have_count(1)
    expect(page.locator("#chosen")).to_have_text("отправлено 4 из 4")
    expect(page.locator("#rows")).to_contain_text("архив.zip/2.txt")
    newcomer.shoot("dropped")
    address = page.url

    again = page.context.new_page()
    page.close()
    again.goto(address)
    expect(again.get_by_role("heading", name="Загрузка 18 марта 2026")).to_be_visible()
    expect(again.locator("tbody tr")).to_have_count(6)
    again.goto(newcomer.address + "/upload")
    expect(again.get_by_role("region", name="Последние загрузки")).to_contain_text("a.txt и ещё 5")
    assert newcomer_s_desk.count() == 5


def test_taken_back_and_given_back(newcomer: Visitor, newcomer_s_desk: Desk) -> None:
    """From the rows to the submission, back with a reason, and in again, by keyboard."""
    page = newcomer.page
    newcomer.open("/upload")
    drop(newcomer, {"a.txt": SAMPLES[0].read_bytes()})
    expect(page.locator("#rows .s-done")).to_have_count(1)
    page.get_by_role("link", name="Вся загрузка").click()
    page.get_by_text("Отозвать загрузку").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Почему").fill("не та папка")
    newcomer.shoot("asked")
    assert newcomer.fits()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Загрузка отозвана:")).to_be_visible()
    assert newcomer_s_desk.count() == 0

    newcomer.shoot("taken-back")
    page.get_by_role("button", name="Вернуть в журнал").click()
    expect(page.get_by_text("Загрузка отозвана:")).to_have_count(0)
    assert newcomer_s_desk.count() == 1
