"""Upload: a row for each file, and one bad file stops no other."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from desk import Desk
from tests.web.conftest import MAX_UPLOAD, SAMPLES, app_over
from tests.web.markup import Page


@pytest.fixture
def browser(empty: Desk) -> FlaskClient:
    """A browser that has opened the upload page of an empty log."""
    client = app_over(empty).test_client()
    client.get("/upload")
    return client


def send(browser: FlaskClient, **fields: object) -> Page:
    """The page that comes after sending the form."""
    token = next(field["value"] for field in Page(browser.get("/upload").text).all("input") if field["name"] == "csrf")
    return Page(browser.post("/upload", data={"csrf": token, **fields}).text)


def test_each_file_has_its_row(browser: FlaskClient) -> None:
    """Good, repeated and bad files of one upload have each their outcome."""
    good, other = (path.read_bytes() for path in SAMPLES[:2])
    files = [(BytesIO(good), "a.txt"), (BytesIO(b"\x89PNG\r\n\x1a\n"), "b.bin"), (BytesIO(other), "c.txt")]
    page = send(browser, file=files)

    assert [page.text.count(words) for words in ("готово", "не прочитан", "Открыть")] == [2, 1, 2]

    assert "уже в журнале" in send(browser, file=[(BytesIO(good), "d.txt")]).text


def test_pasted_text_is_a_release(browser: FlaskClient) -> None:
    """What is pasted goes the way of a file."""
    page = send(browser, text=SAMPLES[0].read_text(encoding="utf-8"))

    assert "готово" in page.text
    assert "8 решений" in page.text


def test_nothing_sent_is_said(browser: FlaskClient) -> None:
    """An empty form gets a hint."""
    assert "Загружать нечего" in send(browser, file=(BytesIO(b""), "")).text


def test_too_much_is_said(browser: FlaskClient) -> None:
    """A body over the limit is a page with the remedy."""
    response = browser.post("/upload", data={"file": (BytesIO(b" " * (MAX_UPLOAD + 1)), "big.txt")})

    assert response.status_code == 413
    assert "по частям" in response.text


def test_a_release_can_be_read_again(browser: FlaskClient, empty: Desk) -> None:
    """Reading again makes a new revision and shows it."""
    send(browser, file=(BytesIO(SAMPLES[0].read_bytes()), "a.txt"))
    token = next(
        field["value"] for field in Page(browser.get("/releases/1").text).all("input") if field["name"] == "csrf"
    )
    response = browser.post("/releases/1/revise", data={"csrf": token})

    assert response.location == "/releases/1"
    assert empty.release(1).revision == 2
