"""Pages keep nothing to themselves: one browser whose requests reach two servers over one log, in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import Client, TestResponse

import intake
import web
from access import Gate
from desk import Desk
from journal import open_journal
from journal.accounts import open_accounts
from journal.accounts.records import Role
from tests.databases import log_file
from tests.web import labelled
from tests.web.conftest import MAX_UPLOAD, NOW, SAMPLES
from tests.web.markup import Page

PASSWORD = "мост через тихую протоку"  # noqa: S105 (of an account that only these tests have)


class Spread:
    """What stands in front of several servers: each request goes to the next one."""

    def __init__(self, apps: list[Flask]) -> None:
        self._turns = cycle(apps)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        return next(self._turns)(environ, start_response)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[Desk]]:
    """Two servers' desks, each with a search index of its own."""
    url = log_file(tmp_path / "journal.sqlite")
    opened = [_desk(url, tmp_path, number) for number in range(2)]
    yield opened
    for desk in opened:
        desk.close()


@pytest.fixture
def browser(desks: list[Desk], tmp_path: Path) -> Iterator[Client]:
    """A browser in front of two servers, and an editor's account."""
    gates = [Gate(open_accounts(f"sqlite:///{tmp_path}/journal.sqlite"), lambda: NOW) for _ in desks]
    gates[0].add_account("Анна", PASSWORD, Role.EDITOR)
    pairs = zip(desks, gates, strict=True)
    yield Client(Spread([web.create_app(desk, max_upload=MAX_UPLOAD, door=web.Door(gate)) for desk, gate in pairs]))
    for gate in gates:
        gate.close()


def _desk(url: str, folder: Path, number: int) -> Desk:
    """A server's own folder for its index; files are on storage that all of them see."""
    own, shared = folder / str(number), folder / "shared"
    own.mkdir()
    shared.mkdir(exist_ok=True)
    (own / "raw").symlink_to(shared, target_is_directory=True)
    return Desk(open_journal(url, own), labelled.extractor(SAMPLES), intake.read, lambda: NOW)


def form(browser: Client, address: str, **fields: object) -> TestResponse:
    """A form that one server shows and the other takes."""
    token = next(item["value"] for item in Page(browser.get(address).text).all("input") if item["name"] == "csrf")
    return browser.post(address, data={"csrf": token, **fields})


def test_one_person_two_servers(browser: Client) -> None:
    """Logged in at the one, known to the other; added by the one, found by the other at once; ended for both."""
    assert form(browser, "/login", name="Анна", password=PASSWORD).status_code == 302
    assert [browser.get("/account").status_code for _ in range(2)] == [200, 200]
    with closing(SAMPLES[0].open("rb")) as file:
        assert form(browser, "/upload", file=(file, "релиз.txt")).status_code == 200
    totals = [browser.get("/api/v1/decisions").get_json()["total"] for _ in range(4)]
    assert totals[0] > 0
    assert len(set(totals)) == 1
    pages = [browser.get("/log").text.count("<article") for _ in range(4)]
    assert len(set(pages)) == 1
    assert [browser.get("/releases/1").status_code for _ in range(2)] == [200, 200]
    assert [browser.get("/releases/1/raw").status_code for _ in range(2)] == [200, 200]
    assert form(browser, "/account/sessions", old=PASSWORD).status_code == 302


def test_pages_of_results_go_on_at_another_server(browser: Client) -> None:
    """A cursor names a place in the log, not in a server."""
    form(browser, "/login", name="Анна", password=PASSWORD)
    for path in SAMPLES[:4]:
        with closing(path.open("rb")) as file:
            form(browser, "/upload", file=(file, path.name))
    whole = [item["id"] for item in browser.get("/api/v1/decisions?limit=100").get_json()["items"]]
    found: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        asked = {"limit": "3", **({"cursor": cursor} if cursor else {})}
        page = browser.get("/api/v1/decisions", query_string=asked).get_json()
        found += [item["id"] for item in page["items"]]
        cursor = page["next"]

    assert found == whole
    assert len(found) > 6


def test_a_report_ordered_at_one_server_is_another_s_to_show(browser: Client, desks: list[Desk]) -> None:
    """It is nowhere told as stopped, and each serves the same file."""
    form(browser, "/login", name="Анна", password=PASSWORD)
    with closing(SAMPLES[0].open("rb")) as file:
        form(browser, "/upload", file=(file, "релиз.txt"))
    address = form(browser, "/reports", format="csv", report="log").headers["Location"]
    told = [browser.get(address).text for _ in desks]
    for desk in desks:
        desk.maker.idle(30)

    assert not any("не собран" in page for page in told)
    assert all("Отчёт готов" in browser.get(address).text for _ in desks)
    first, second = (browser.get(f"{address}/file") for _ in desks)
    assert first.data == second.data
    assert first.headers["Content-Disposition"] == "attachment; filename=kadrolog-2026-03-18.csv"
    assert int(first.headers["Content-Length"]) == len(first.data) > 0
