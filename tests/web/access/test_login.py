"""Coming in and going out, and what a browser has to bring along."""

from __future__ import annotations

import pytest
from flask import Flask

from access import Gate
from tests.web.access.visitors import PASSWORD, csrf, log_in, logged_in


def test_logging_in_and_out(guarded: Flask) -> None:
    """A new session each time, out of scripts' reach; afterwards the old one is worth nothing."""
    client = guarded.test_client()
    first = log_in(client, "reader", PASSWORD, next="/releases?limit=2")
    assert first.location == "/releases?limit=2"
    flags = first.headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=Lax"} <= set(flags)
    cookie = client.get_cookie("session")
    assert cookie
    seen = client.get("/log")
    assert seen.status_code == 200
    assert seen.headers["Cache-Control"] == "no-store"
    client.post("/logout", data={"csrf": csrf(client)})
    client.set_cookie("session", cookie.value)

    assert client.get("/log").status_code == 302


def test_logging_in_again_ends_the_session_before(guarded: Flask, gate: Gate) -> None:
    """A session that somebody planted or kept is ended."""
    client = logged_in(guarded, gate, "reader")
    planted = client.get_cookie("session")
    assert planted
    log_in(client, "reader", PASSWORD)
    now = client.get_cookie("session")

    assert now
    assert now.value != planted.value
    assert gate.by_session(planted.value) is None


@pytest.mark.parametrize("target", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "log"])
def test_a_login_leads_nowhere_else(guarded: Flask, target: str) -> None:
    """Only to addresses of ours."""
    assert log_in(guarded.test_client(), "reader", PASSWORD, next=target).location == "/log"


def test_a_wrong_password(guarded: Flask) -> None:
    """One answer for unknown names and wrong passwords, no session, and the name kept out of the page."""
    client = guarded.test_client()
    answers = [log_in(client, name, "не тот пароль") for name in ("reader", "никого")]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].text == answers[1].text
    assert client.get_cookie("session") is None


def test_login_needs_its_form(guarded: Flask) -> None:
    """Another site cannot log somebody in."""
    assert guarded.test_client().post("/login", data={"name": "reader", "password": PASSWORD}).status_code == 403


def test_the_api_with_a_cookie_needs_the_page_s_token(guarded: Flask, gate: Gate) -> None:
    """A session that the browser sends by itself changes nothing without it."""
    client = logged_in(guarded, gate, "editor")

    assert client.post("/api/v1/releases").status_code == 403
    assert client.post("/api/v1/releases", headers={"X-CSRF-Token": csrf(client)}).status_code == 422


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_browsers_say_where_a_request_comes_from(guarded: Flask, gate: Gate, site: str) -> None:
    """A page of another site changes nothing, with any token."""
    client = logged_in(guarded, gate, "editor")
    headers = {"Sec-Fetch-Site": site, "X-CSRF-Token": csrf(client)}

    assert client.post("/api/v1/releases", headers=headers).status_code == 403
