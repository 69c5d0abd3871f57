"""Errors: one shape for programs, a page with a remedy for people, wherever they happen."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from desk import Desk
from journal.contract import JournalError
from journal.records import Query
from tests.web.conftest import MAX_UPLOAD, app_over

API = "/api/v1"
#: method, address, status, code
ERRORS = (
    ("GET", "/nowhere", 404, "not_found"),
    ("GET", "/decisions/999", 404, "not_found"),
    ("GET", "/decisions/x", 404, "not_found"),
    ("GET", "/releases/999", 404, "not_found"),
    ("GET", "/releases/99999999999999999999", 404, "not_found"),
    ("POST", "/decisions", 405, "method_not_allowed"),
    ("DELETE", "/releases/1", 405, "method_not_allowed"),
    ("PUT", "/entities", 405, "method_not_allowed"),
    ("POST", "/report", 405, "method_not_allowed"),
    ("GET", "/decisions?colour=red", 422, "invalid"),
    ("GET", "/decisions?kind=nonsense", 422, "invalid"),
    ("GET", "/decisions?since=2026-02-31", 422, "invalid"),
    ("GET", "/decisions?limit=0", 422, "invalid"),
    ("GET", "/decisions?limit=many", 422, "invalid"),
    ("GET", "/decisions?organization=-1", 422, "invalid"),
    ("GET", "/decisions?cursor=broken", 422, "invalid"),
    ("GET", "/decisions?q=%22колледж", 422, "invalid"),
    ("GET", "/releases?cursor=x", 422, "invalid"),
    ("GET", "/entities", 422, "invalid"),
    ("GET", "/entities?kind=planet", 422, "invalid"),
    ("GET", "/report", 422, "invalid"),
    ("GET", "/report?format=exe", 422, "invalid"),
    ("POST", "/releases", 422, "invalid"),
)


@pytest.mark.parametrize(("method", "address", "status", "code"), ERRORS)
def test_the_api_has_one_shape_for_errors(
    client: FlaskClient, method: str, address: str, status: int, code: str
) -> None:
    """Every error of the API is an object with code, message and details."""
    response = client.open(API + address, method=method)
    body = response.get_json()

    assert response.status_code == status
    assert body.keys() == {"error"}
    assert body["error"].keys() == {"code", "message", "details"}
    assert body["error"]["code"] == code
    assert body["error"]["message"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/nowhere", 404, "Такой страницы нет"),
        ("/decisions/999", 404, "999"),
        ("/releases/999/raw", 404, "999"),
        ("/log?colour=red", 422, "colour: такого параметра нет"),
        ("/log?kind=nonsense", 422, "есть: resolution, assignment"),
        ("/log?q=%22колледж", 422, "кавычк"),
        ("/log?since=вчера", 422, "2026-02-18"),
        ("/releases/1?place=here", 422, "120-180"),
        ("/report?format=exe", 422, "exe"),
        ("/language/de", 404, "Такой страницы нет"),
    ],
)
def test_people_get_a_page_with_a_remedy(client: FlaskClient, address: str, status: int, words: str) -> None:
    """Every error of a page says what happened and leads back to the log."""
    response = client.get(address)

    assert response.status_code == status
    assert words in response.text
    assert 'href="/log"' in response.text


def test_unknown_parameters_are_refused_by_name(client: FlaskClient) -> None:
    """The details name each parameter that is not known."""
    error = client.get(f"{API}/decisions?colour=red&size=3").get_json()["error"]

    assert error["details"] == {"colour": ["такого параметра нет"], "size": ["такого параметра нет"]}


def test_a_body_over_the_limit_is_413(client: FlaskClient) -> None:
    """A large request is refused by its size, in the same shape."""
    response = client.post(f"{API}/releases", data=b" " * (MAX_UPLOAD + 1), content_type="multipart/form-data")

    assert response.status_code == 413
    assert response.get_json()["error"]["code"] == "too_large"


def test_what_may_be_asked_is_told(client: FlaskClient) -> None:
    """405 names the methods that an address knows."""
    assert "GET" in client.post(f"{API}/decisions").headers["Allow"]


@pytest.mark.parametrize(("error", "status"), [(JournalError("Диск полон."), 503), (RuntimeError("secret"), 500)])
def test_failures_below_are_told_without_their_insides(
    filled: Desk, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    """The log out of reach is 503; what nobody foresaw is 500 and keeps its words to itself."""

    def fail(query: Query) -> None:
        raise error

    monkeypatch.setattr(filled.journal, "find", fail)
    app: Flask = app_over(filled)
    app.testing = False
    app.logger.disabled = True
    response = app.test_client().get(f"{API}/decisions")

    assert response.status_code == status
    assert "secret" not in response.text
    assert app.test_client().get("/log").status_code == status
