"""Taking back what was handed in: by its page, by its release's page, and by programs."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask.testing import FlaskClient

from desk import Desk
from tests.web.conftest import SAMPLES, SUBMISSION, app_over

KNOWN, NEW, PICTURE = SAMPLES[0].read_bytes(), "Новое".encode(), b"\x89PNG\r\n\x1a\n"
ROWS = {"X-Requested-With": "upload.js"}


@pytest.fixture
def browser(own: Desk) -> FlaskClient:
    """A browser over a log of one's own with the samples."""
    client = app_over(own).test_client()
    client.set_cookie("csrf", "t")
    return client


def press(browser: FlaskClient, address: str, **fields: str) -> str:
    """The page that a button leads to."""
    answer = browser.post(address, data={"csrf": "t", **fields}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


def send(browser: FlaskClient, name: str, data: bytes, **fields: str) -> str:
    """The rows that the upload page's script gets."""
    sent = {"csrf": "t", "file": (BytesIO(data), name), **fields}
    return browser.post("/upload", data=sent, headers=ROWS).text


def total(browser: FlaskClient) -> int:
    """How many decisions there are."""
    found: int = browser.get("/api/v1/decisions").get_json()["total"]
    return found


def test_a_submission_is_taken_back_and_given_back(browser: FlaskClient) -> None:
    """With its reason on the releases; counts and reports go with it, and come again."""
    before, address = total(browser), f"/submissions/{SUBMISSION}"
    assert "Отозвать загрузку" in browser.get(address).text
    gone = press(browser, f"{address}/withdraw", reason="не та папка")

    assert "Загрузка отозвана" in gone
    assert total(browser) == 0
    assert "не та папка" in browser.get("/releases/1").text
    assert "Релиз отозван" in browser.get("/decisions/1").text
    assert browser.get("/releases").text.count("отозван<") == len(SAMPLES)
    assert "Журнал пока пуст" in browser.get("/").text
    assert len(browser.get("/report?format=csv").text.strip().splitlines()) == 1

    assert "Загрузка отозвана" not in press(browser, f"{address}/restore")
    assert total(browser) == before


def test_one_release_is_taken_back(browser: FlaskClient) -> None:
    """The others stay, and its page tells who said what, the newest first."""
    before = total(browser)
    own = browser.get("/api/v1/releases/1").get_json()["decision_ids"]
    press(browser, "/releases/1/withdraw", reason="черновик")
    assert total(browser) == before - len(own)
    page = press(browser, "/releases/1/restore")

    assert total(browser) == before
    assert page.index("возвращено в журнал") < page.index("черновик")


def test_what_was_sent_together_is_one_submission(browser: FlaskClient, own: Desk) -> None:
    """By the key of the page; what the log knew before is told of, and stays when the rest goes."""
    for name, data in (("новый.txt", NEW), ("старый.txt", KNOWN), ("scan.png", PICTURE)):
        send(browser, name, data, submission="my-own-key")
    page = browser.get("/submissions/my-own-key").text

    for words in ("3 файла", "новых 1", "уже в журнале", "не прочитан"):
        assert words in page
    assert "новый.txt" in browser.get("/upload").text
    known = own.count()
    press(browser, "/submissions/my-own-key/withdraw")
    assert own.count() == known - 1


def test_programs_do_it_too(browser: FlaskClient) -> None:
    """Everything that the pages do, with the outcome in the answer."""
    sent = {"file": (BytesIO(NEW), "новый.txt")}
    (item,) = browser.post("/api/v1/releases", data=sent).get_json()["items"]
    address = f"/api/v1/submissions/{item['submission']}"
    read = browser.get(address).get_json()
    assert (read["author"], read["files"], read["new"], read["withdrawn"]) == ("api", 1, 1, 0)
    assert [one["status"] for one in read["outcomes"]["items"]] == ["added"]

    assert browser.post(f"{address}/withdraw", json={"reason": "проба"}).get_json()["withdrawn"] == 1
    assert browser.post(f"{address}/withdraw", json={}).status_code == 422
    assert browser.get(address).get_json()["outcomes"]["items"][0]["status"] == "withdrawn"
    release = f"/api/v1/releases/{item['release_id']}"
    assert browser.get(release).get_json()["withdrawal"]["reason"] == "проба"
    assert browser.post(f"{address}/restore", json={"author": "Ким"}).get_json()["withdrawn"] == 0
    assert browser.get("/api/v1/submissions?limit=1").get_json()["next"] == "1"
    assert browser.get("/api/v1/submissions/nothing-there").status_code == 404


def test_programs_take_back_one_release(browser: FlaskClient) -> None:
    """And read what was said of it."""
    release = "/api/v1/releases/1"
    assert browser.post(f"{release}/withdraw", json={}).get_json()["withdrawal"]["withdrawn"]
    assert browser.post(f"{release}/restore", json={}).get_json()["withdrawal"] is None
    words = browser.get(f"{release}/withdrawals").get_json()["items"]

    assert [word["withdrawn"] for word in words] == [False, True]
    assert browser.get(f"{release}/raw").data == KNOWN
    assert browser.post(f"{release}/revise").get_json()["status"] == "added"


def test_what_is_sent_again_stays_taken_back(browser: FlaskClient) -> None:
    """Its row says so and leads to the release, where it can be given back."""
    press(browser, "/releases/1/withdraw")
    rows = send(browser, "снова.txt", KNOWN)

    assert "отозван" in rows
    assert "/releases/1" in rows


def test_a_key_of_our_own_making(browser: FlaskClient) -> None:
    """What is no key is a fault for programs, and a new key for forms."""
    sent = {"file": (BytesIO(KNOWN), "a.txt")}
    assert browser.post("/api/v1/releases?submission=%D0%BD%D0%B5%D1%82", data=sent).status_code == 422
    assert "уже в журнале" in send(browser, "a.txt", KNOWN, submission="x y")
