"""What every response tells the browser, and that only our own pages change anything."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

import web
from desk import Desk
from tests.web.conftest import SAMPLES, app_over
from tests.web.markup import Page


@pytest.mark.parametrize("address", ["/log", "/nowhere", "/api/v1/decisions", "/api/v1/nowhere", "/static/page.js"])
def test_every_response_is_guarded(client: FlaskClient, address: str) -> None:
    """Nothing inline, nothing from elsewhere, no frames, no guessing of types."""
    headers = client.get(address).headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "object-src 'none'" in headers["Content-Security-Policy"]
    assert "base-uri 'none'" in headers["Content-Security-Policy"]
    assert "charset=utf-8" in headers["Content-Type"] or headers["Content-Type"] == "application/json"
    assert "Access-Control-Allow-Origin" not in headers


def test_methods_that_nobody_needs(client: FlaskClient) -> None:
    """TRACE would tell a page what the browser keeps from it."""
    for method in ("TRACE", "PROPFIND"):
        answer = client.open("/log", method=method, headers={"X-Kept": "kept-from-pages"})
        assert answer.status_code in (403, 405)
        assert "kept-from-pages" not in answer.text


def file() -> dict[str, tuple[BytesIO, str]]:
    """A file to send."""
    return {"file": (BytesIO(SAMPLES[0].read_bytes()), "a.txt")}


def test_a_form_without_its_token_changes_nothing(empty: Desk) -> None:
    """No cookie, no field, or a field that is not the cookie's: 403."""
    client = app_over(empty).test_client()

    assert client.post("/upload", data=file()).status_code == 403
    client.get("/upload")
    assert client.post("/upload", data=file()).status_code == 403
    assert client.post("/upload", data=file() | {"csrf": "guess"}).status_code == 403
    unseen = app_over(empty).test_client()
    for guess in ("", "-", "None"):
        assert unseen.post("/upload", data=file() | {"csrf": guess}).status_code == 403
    assert empty.count() == 0


def test_the_token_of_the_page_is_accepted(empty: Desk) -> None:
    """The cookie is out of reach for scripts and other sites."""
    client = app_over(empty).test_client()
    response = client.get("/upload")
    token = next(field["value"] for field in Page(response.text).all("input") if field["name"] == "csrf")

    assert {"HttpOnly", "SameSite=Strict"} <= set(response.headers["Set-Cookie"].split("; "))
    assert client.post("/upload", data=file() | {"csrf": token}).status_code == 200
    assert empty.count() == 1


@pytest.mark.parametrize("address", ["/upload", "/api/v1/releases"])
def test_a_page_of_another_site_changes_nothing(empty: Desk, address: str) -> None:
    """Browsers name the origin; a foreign one is refused, even by the API that needs no cookie."""
    client = app_over(empty).test_client()
    response = client.post(address, data=file(), headers={"Origin": "http://elsewhere.example"})

    assert response.status_code == 403
    assert empty.count() == 0


def test_the_api_is_open_to_programs(empty: Desk) -> None:
    """A program sends no origin and needs no token."""
    assert app_over(empty).test_client().post("/api/v1/releases", data=file()).status_code == 201


def test_words_of_a_release_stay_words(empty: Desk) -> None:
    """Markup in names and texts is shown, never obeyed."""
    client = app_over(empty).test_client()
    hostile = "<script>alert(1)</script>\n\nРешено <img src=x onerror=alert(1)> открыть курсы."
    client.post("/api/v1/releases", data={"file": (BytesIO(hostile.encode()), "<b>.txt")})

    for address in ("/releases", "/releases/1"):
        html = client.get(address).text
        assert "<script>alert" not in html
        assert "<img" not in html
        assert "<b>.txt" not in html


def test_nothing_goes_around_escaping() -> None:
    """No template takes a text for HTML, and the code makes only one attribute of a word of its own."""
    folder = Path(web.__file__).parent
    for path in folder.glob("templates/*.html"):
        assert not re.search(r"\|\s*safe\b|autoescape|\bMarkup\b", path.read_text("utf-8")), path.name
    makers = [path.name for path in folder.rglob("*.py") if "Markup(" in path.read_text("utf-8")]
    assert makers == ["templating.py"]
    assert (folder / "templating.py").read_text("utf-8").count("Markup(") == 2
