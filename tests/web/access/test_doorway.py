"""How the server is reached: under which names, through what, how often and how much."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

import web
from access import Gate, Quota
from desk import Desk
from journal.accounts import open_accounts
from tests.databases import log_file
from tests.web.access.visitors import PASSWORD, app_with, csrf, logged_in
from tests.web.conftest import NOW
from web.access.rates import Rates


@pytest.mark.parametrize(
    "host", ["attacker.example", "localhost.attacker.example", "127.0.0.1.nip.example:8000", "[::2]"]
)
def test_another_name_is_not_answered(desk: Desk, host: str) -> None:
    """A page elsewhere whose name was made to lead here (DNS rebinding) reads nothing, also without accounts."""
    client = app_with(desk, web.Door()).test_client()

    assert client.get("/api/v1/releases", headers={"Host": host}).status_code == 421
    for own in ("localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"):
        assert client.get("/api/v1/releases", headers={"Host": own}).status_code == 200


def test_secure_cookies(desk: Desk, gate: Gate) -> None:
    """By HTTPS, the session's cookie is bound to the host and the browser is told to stay with HTTPS."""
    client = app_with(desk, web.Door(gate, frozenset({"kadrolog.example"}), secure=True)).test_client()
    base = "https://kadrolog.example"
    client.get("/login", base_url=base)
    client.set_cookie("__Host-csrf", "t", domain="kadrolog.example", secure=True)
    answer = client.post("/login", base_url=base, data={"name": "reader", "password": PASSWORD, "csrf": "t"})

    assert answer.headers["Set-Cookie"].startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(answer.headers["Set-Cookie"].split("; "))
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    again = client.get("/language/en", base_url=base).headers["Set-Cookie"]
    assert again.startswith("__Host-language=en; ")
    assert "Secure" in again.split("; ")
    first = client.application.test_client().get("/login", base_url=base).headers["Set-Cookie"]
    assert first.startswith("__Host-csrf=")
    assert "Secure" in first.split("; ")


@pytest.mark.parametrize(("proxies", "noted"), [(0, "127.0.0.1"), (1, "198.51.100.7")])
def test_whose_word_on_addresses_is_taken(desk: Desk, gate: Gate, proxies: int, noted: str) -> None:
    """That of as many proxies as are ours, never what a visitor wrote in front of it."""
    client = app_with(desk, web.Door(gate, proxies=proxies)).test_client()
    forged = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    client.post("/login", data={"name": "reader", "password": "x", "csrf": csrf(client)}, headers=forged)

    assert gate.accounts.audit.list(limit=1)[0].address == noted


def test_too_often(guarded: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks too often is told when to come back, each visitor for itself."""
    now = [0.0]
    rates = Rates(lambda: now[0])

    assert [rates.wait("a", "x", 2) > 0 for _ in range(3)] == [False, False, True]
    assert rates.wait("b", "x", 2) == 0
    assert rates.wait("a", "y", 2) == 0
    now[0] = rates.wait("a", "x", 2)
    assert rates.wait("a", "x", 2) == 0
    monkeypatch.setattr(Rates, "wait", lambda *_: 2.5)
    answer = guarded.test_client().get("/login")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3")


def test_the_one_person_at_the_machine_is_not_slowed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that fills the log is welcome to."""
    monkeypatch.setattr(Rates, "wait", lambda *_: 2.5)

    assert app_with(desk, web.Door()).test_client().get("/log").status_code == 200


def test_quota(desk: Desk, gate: Gate) -> None:
    """Uploads beyond the day's quota are refused before they are read."""
    small = Gate(gate.accounts, gate.clock, Quota(requests=100, bytes=10))
    app = app_with(desk, web.Door(small))
    client = logged_in(app, gate, "editor")

    answer = client.post("/upload", data={"csrf": csrf(client), "text": "Слишком много."})
    assert answer.status_code == 429
    assert "норма" in answer.text


def test_an_open_machine(desk: Desk, tmp_path: Path) -> None:
    """Without accounts the one person may do everything; the first account closes it at once."""
    gate = Gate(open_accounts(log_file(tmp_path / "a.sqlite")), lambda: NOW)
    client = app_with(desk, web.Door(gate)).test_client()
    form = {"name": "Анна", "password": PASSWORD, "role": "administrator", "csrf": csrf(client)}
    assert "Учётных записей нет" in client.get("/accounts").text
    assert client.get("/log").status_code == 200
    assert client.post("/accounts", data=form | {"password": "слабый"}).status_code == 422
    assert client.post("/accounts", data=form).status_code == 302

    assert client.get("/log").location.startswith("/login")
    gate.close()
