"""Signing in through the organization as a browser does it: to a real provider and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import web
from access import Gate, Membership, SignOn, passwords
from desk import Desk
from journal.accounts import open_accounts
from journal.accounts.records import Role
from tests.access.conftest import CHEAP
from tests.access.organization import ANNA, Organization, come_back, known
from tests.databases import log_file
from tests.web.conftest import MAX_UPLOAD


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The gate with an administrator."""
    opened = Gate(open_accounts(log_file(tmp_path / "a.sqlite")), lambda: dt.datetime.now(dt.UTC))
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    opened.add_account("Борис", "мост через тихую протоку", Role.ADMINISTRATOR)
    yield opened
    opened.close()


@pytest.fixture
def client(filled: Desk, gate: Gate, org: Organization) -> FlaskClient:
    """A browser without cookies, and the app behind both doors."""
    return app_with(filled, gate, SignOn(gate, known(org), Membership({"кадры": Role.EDITOR}))).test_client()


def app_with(desk: Desk, gate: Gate, sign_on: SignOn | None, *, secure: bool = False) -> Flask:
    app = web.create_app(desk, max_upload=MAX_UPLOAD, door=web.Door(gate, secure=secure, sign_on=sign_on))
    app.testing = True
    return app


def sign_in(client: FlaskClient, target: str = "", **changed: str) -> TestResponse:
    """There and back, the answer changed on its way."""
    invitation = client.get("/login/organization", query_string={"next": target}).location
    return client.get(web.BACK, query_string=come_back(invitation) | changed)


def test_there_and_back(client: FlaskClient, gate: Gate) -> None:
    """From the form to a session of an account of one's own, and on to where one wanted to be."""
    page = client.get("/login?next=/releases").text
    assert 'href="/login/organization?next=/releases"' in page
    answer = sign_in(client, "/releases?limit=2")

    assert answer.location == "/releases?limit=2"
    assert client.get("/log").status_code == 200
    assert "Анна" in client.get("/account").text
    assert 'name="old"' not in client.get("/account").text
    assert client.get_cookie("attempt") is None
    assert gate.accounts.people.get("Анна").role is Role.EDITOR
    assert [entry.action for entry in gate.accounts.audit.list()] == ["login", "account.added"]


def test_leaving_everywhere(client: FlaskClient, gate: Gate) -> None:
    """Without a password all sessions end, this one too."""
    sign_in(client)
    page = client.get("/account").text
    token = page.split('name="csrf" value="')[1].split('"')[0]
    assert client.post("/account/sessions", data={"csrf": token}).status_code == 302

    assert client.get("/account").location.startswith("/login")
    assert gate.sessions(gate.accounts.people.get("Анна")) == ()


def test_cookies_are_out_of_reach(client: FlaskClient, filled: Desk, gate: Gate) -> None:
    """For scripts, and by HTTPS for other hosts; the attempt lives for minutes."""
    plain = client.get("/login/organization").headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Lax", "Max-Age=600"} <= set(plain)
    sign_on = client.application.extensions["kadrolog-door"].sign_on
    by_https = app_with(filled, gate, sign_on, secure=True).test_client()
    cookie = by_https.get("/login/organization", base_url="https://localhost").headers["Set-Cookie"]

    assert cookie.startswith("__Host-attempt=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))


def test_the_session_before_is_ended(client: FlaskClient, gate: Gate) -> None:
    """One that was planted is worth nothing, whether the way back succeeds or not."""
    for changed in ({}, {"state": "x"}):
        planted = gate.log_in("Борис", "мост через тихую протоку", "192.0.2.1")
        client.set_cookie("session", planted)
        sign_in(client, **changed)
        assert gate.by_session(planted) is None


@pytest.mark.parametrize("changed", [{"state": "x"}, {"error": "access_denied"}, {"code": "x"}], ids=str)
def test_a_wrong_answer(client: FlaskClient, gate: Gate, changed: dict[str, str]) -> None:
    """Back to the form with the reason, without a session, and it is noted without a name."""
    answer = sign_in(client, **changed)

    assert answer.status_code == 401
    assert 'role="alert"' in answer.text
    assert client.get_cookie("session") is None
    newest = gate.accounts.audit.list()[0]
    assert (newest.author, newest.action, newest.outcome) == ("", "login", "refused")


def test_an_answer_to_another_browser(client: FlaskClient) -> None:
    """A link with an answer of somebody else logs nobody in as them, with or without an attempt of one's own."""
    theirs = client.application.test_client()
    answer = come_back(theirs.get("/login/organization").location)
    assert client.get(web.BACK, query_string=answer).status_code == 401
    client.get("/login/organization")
    assert client.get(web.BACK, query_string=answer).status_code == 401

    assert client.get_cookie("session") is None


def test_an_answer_is_used_once(client: FlaskClient) -> None:
    """Going back in the browser logs nobody in again."""
    answer = come_back(client.get("/login/organization").location)
    assert client.get(web.BACK, query_string=answer).status_code == 302

    assert client.get(web.BACK, query_string=answer).status_code == 401


@pytest.mark.parametrize("target", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "log"])
def test_it_leads_nowhere_else(client: FlaskClient, target: str) -> None:
    """Only to addresses of ours."""
    assert sign_in(client, target).location == "/log"


def test_somebody_without_a_group(client: FlaskClient, org: Organization, gate: Gate) -> None:
    """Known to the organization, not let in here; no account is left of it."""
    org.words.claims = ANNA | {"groups": ["бухгалтерия"]}

    assert "не разрешено" in sign_in(client).text
    assert [account.name for account in gate.accounts.people.list()] == ["Борис"]


def test_a_silent_provider(client: FlaskClient, org: Organization) -> None:
    """The form says so; passwords still work."""
    org.words.described = {"issuer": "https://elsewhere.example"}
    answer = client.get("/login/organization")

    assert answer.status_code == 503
    assert 'name="password"' in answer.text


def test_off_by_default(filled: Desk, gate: Gate) -> None:
    """No link, no addresses."""
    client = app_with(filled, gate, None).test_client()

    assert "/login/organization" not in client.get("/login").text
    assert client.get("/login/organization").status_code == 404
    assert client.get(web.BACK, query_string={"state": "x"}).status_code == 404
