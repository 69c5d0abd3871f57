"""Upload: a row for each file, and one bad file stops no other."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from flask.testing import FlaskClient

from desk import Desk, File
from nlp.facts import Extraction, Release
from tests.web.conftest import MAX_UPLOAD, SAMPLES, app_over
from tests.web.markup import Page
from workers.reading import read


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


class TestLeftToWorkers:
    """What the server stores and others read."""

    @pytest.fixture
    def left(self, empty: Desk) -> FlaskClient:
        """A browser before a server that extracts nothing itself."""
        return app_over(replace(empty, at_once=False)).test_client()

    def test_from_waiting_to_its_release(self, left: FlaskClient, empty: Desk) -> None:
        """The row says where to ask; there it waits until a worker has read it."""
        page = send(left, file=[(BytesIO(SAMPLES[0].read_bytes()), "a.txt")])
        (address,) = [row["data-follow"] for row in page.all("tr") if "data-follow" in row]
        assert "ждёт чтения" in left.get(address).text
        assert "В очереди 1 файл" in left.get("/uploads").text
        assert empty.count() == 0

        work_off(empty)

        assert left.get(address).location == "/releases/1"
        assert "готово" in left.get(address, headers={"X-Requested-With": "follow.js"}).text
        assert "Всё принятое прочитано" in left.get("/uploads").text

    def test_a_deadly_file_is_told_of_and_tried_again(self, left: FlaskClient, empty: Desk) -> None:
        """With the reason, on its page and in the list; a button gives it back to the workers."""

        def stumble(_: Release) -> Extraction:
            raise RuntimeError("stumbled")

        send(left, file=[(BytesIO(SAMPLES[0].read_bytes()), "a.txt")])
        work_off(replace(empty, extract=stumble))
        (outcome,) = empty.aside()
        address = f"/uploads/{outcome.receipt}"
        assert outcome.reason in left.get(address).text
        assert outcome.reason in left.get("/uploads").text

        token = next(field["value"] for field in Page(left.get(address).text).all("input") if field["name"] == "csrf")
        assert left.post(f"{address}/retry", data={"csrf": token}).location == address
        work_off(empty)
        assert left.get(address).location == "/releases/1"

    def test_reading_again_waits_too(self, left: FlaskClient, empty: Desk) -> None:
        """The release says so until it is done."""
        empty.receive(File("a.txt", SAMPLES[0].read_bytes()))
        token = next(
            field["value"] for field in Page(left.get("/releases/1").text).all("input") if field["name"] == "csrf"
        )
        left.post("/releases/1/revise", data={"csrf": token})
        assert "прочитали заново" in left.get("/releases/1").text

        work_off(empty)
        assert "прочитали заново" not in left.get("/releases/1").text
        assert empty.release(1).revision == 2

    def test_programs_are_told_by_the_receipt(self, left: FlaskClient, empty: Desk) -> None:
        """202 and the address to ask at."""
        answer = left.post("/api/v1/releases", data={"file": (BytesIO(SAMPLES[0].read_bytes()), "a.txt")})
        (item,) = answer.get_json()["items"]
        assert (answer.status_code, item["status"]) == (202, "waiting")

        work_off(empty)
        told = left.get(f"/api/v1/uploads/{item['receipt']}").get_json()
        assert (told["status"], told["release_id"]) == ("added", 1)
        assert left.get("/api/v1/uploads/0000").status_code == 404
        assert left.post(f"/api/v1/uploads/{item['receipt']}/retry").status_code == 202


def work_off(desk: Desk) -> None:
    """Read what waits."""
    read(desk, None)
