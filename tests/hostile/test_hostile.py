"""Hostile files at every door: refused with a reason or read within the limits, and the neighbour is read as always."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import cli
import service
import web
from desk import Desk, File, Outcome, State
from intake import Limits
from intake.collections import open_source
from intake.isolation import Readers
from settings import Settings
from tests.hostile.make import ALL, Hostile
from tests.web.conftest import app_over

QUICK = [item for item in ALL if not item.heavy]
HEAVY = [item for item in ALL if item.heavy]
NEIGHBOUR = "Министерство труда Тверской области решило открыть в Торжке центр занятости."
#: less time than in earnest, so that what hangs does not hang for long
LIMITS = Limits(seconds=20)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The real desk: readers in their processes, the real extractor."""
    readers = Readers(LIMITS)
    opened = service.open_desk(Settings(data=tmp_path_factory.mktemp("hostile")), readers)
    yield opened
    opened.close()
    readers.close()


def test_there_are_enough() -> None:
    """At least sixty, each under a name of its own."""
    assert len({item.name for item in ALL}) == len(ALL) >= 60


def check(item: Hostile, outcomes: Sequence[Outcome]) -> None:
    """Refused or read as the file must be, with a reason that is for people."""
    assert outcomes
    refused = all(outcome.state is State.REFUSED for outcome in outcomes)
    assert item.refused is None or refused is item.refused, [outcome.reason for outcome in outcomes][:3]
    for outcome in outcomes:
        assert (outcome.state is State.REFUSED) == bool(outcome.reason)
        assert "сбой" not in outcome.reason, outcome
        assert "root:" not in outcome.name


def check_neighbour(desk: Desk, item: Hostile) -> None:
    """A good file after it is read, its decision found."""
    (outcome,) = desk.submit([File("сосед.txt", f"{NEIGHBOUR} {item.name}".encode())])

    assert outcome.state is State.ADDED
    assert outcome.decision_ids


@pytest.mark.parametrize("item", QUICK, ids=lambda item: item.name)
def test_at_the_desk(desk: Desk, item: Hostile) -> None:
    """What all doors lead to."""
    outcomes = desk.submit([File(item.name, item.make())])

    check(item, outcomes)
    for outcome in outcomes:
        if outcome.release_id:
            text = desk.release(outcome.release_id).release.text
            assert len(text) <= LIMITS.characters
            assert "root:x:0" not in text
    check_neighbour(desk, item)


@pytest.mark.hostile
@pytest.mark.parametrize("item", HEAVY, ids=lambda item: item.name)
def test_heavy_at_the_desk(desk: Desk, item: Hostile) -> None:
    """The same for those that take their time."""
    test_at_the_desk(desk, item)


def api(desk: Desk, item: Hostile) -> list[dict[str, Any]]:
    app = web.create_app(desk, max_upload=Settings.max_upload)
    answer = app.test_client().post("/api/v1/releases", data={"file": (BytesIO(item.make()), item.name)})
    found = answer.get_json()
    assert answer.status_code in (201, 413, 422)
    return list(found["items"] if answer.status_code == 201 else found["error"]["details"].get("items", []))


@pytest.mark.hostile
@pytest.mark.parametrize("item", ALL, ids=lambda item: item.name)
def test_at_the_api(desk: Desk, item: Hostile) -> None:
    """201 or 422, never a 5xx."""
    found = api(desk, item)

    assert item.refused is None or all(outcome["status"] == "refused" for outcome in found) is item.refused


@pytest.mark.hostile
@pytest.mark.parametrize("item", ALL, ids=lambda item: item.name)
def test_at_the_form(desk: Desk, item: Hostile) -> None:
    """A page with rows; markup of names and texts is shown, never obeyed."""
    client = app_over(desk).test_client()
    client.application.config["MAX_CONTENT_LENGTH"] = Settings.max_upload
    client.set_cookie("csrf", "t")
    answer = client.post("/upload", data={"csrf": "t", "file": (BytesIO(item.make()), item.name)})
    assert answer.status_code in (200, 413)
    for address in ("/releases", "/log"):
        shown = client.get(address).text
        assert "<script>alert" not in shown
        assert "<img src=x" not in shown


@pytest.mark.hostile
def test_at_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One command takes them all: a line for each and 1 at the end; the log is sound afterwards."""
    settings = Settings(data=tmp_path / "log")
    names = []
    for number, item in enumerate(ALL):
        path = tmp_path / f"{number}-{item.name}"
        path.write_bytes(item.make())
        names.append(str(path))

    def run(*argv: str) -> int:
        return cli.main(argv, {"desk": lambda: service.open_desk(settings, Readers(LIMITS))}, {})

    assert run("add", "--json", *names) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = {line["name"].split("/")[0] for line in lines}
    single = {Path(name).name for name in names if not open_source(Path(name))}
    assert single <= told
    assert all(name.isdigit() for name in told - single)  # entries of archives that are collections
    assert run("check") == 0
