"""What programs that look after the server are answered."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections import namedtuple
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

import web
from access import Gate
from desk import Desk
from journal import open_accounts
from journal.contract import JournalError
from tests.databases import log_file
from tests.journal.samples import sample
from tests.web.conftest import MAX_UPLOAD, NOW, SAMPLES
from upkeep.logs import request_id
from upkeep.measured import MeasuredDesk
from upkeep.meter import Meter
from upkeep.watch import Watch

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def measured(empty: Desk) -> MeasuredDesk:
    """A desk with a meter over an empty log."""
    meter = Meter(empty.journal.measures)
    extract = meter.extraction.of(empty.extract)
    return MeasuredDesk(empty.journal, extract, empty.read, empty.clock, meter=meter)


@pytest.fixture
def client(measured: MeasuredDesk, tmp_path: Path) -> FlaskClient:
    """A browser before it."""
    watch = Watch(measured, measured.meter, tmp_path)
    return web.create_app(measured, max_upload=MAX_UPLOAD, watch=watch).test_client()


def figures(client: FlaskClient) -> dict[tuple[str, ...], float]:
    """By name and label values what the page says."""
    answer = client.get("/metrics")
    assert answer.content_type.startswith("text/plain; version=")
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def send(client: FlaskClient, name: str, data: bytes) -> None:
    client.post("/api/v1/releases", data={"file": (BytesIO(data), name)})


def test_intake_is_counted(client: FlaskClient) -> None:
    """By format and what became of it; what was read is timed."""
    send(client, "a.txt", SAMPLES[0].read_bytes())
    send(client, "b.txt", SAMPLES[0].read_bytes())
    send(client, "c.jpg", b"\xff\xd8\xff" + bytes(50))

    found = figures(client)
    counted = {key[1:]: value for key, value in found.items() if key[0] == "kadrolog_intake_files_total"}
    assert counted == {("text", "added"): 1, ("text", "known"): 1, ("unknown", "refused"): 1}
    assert found["kadrolog_extraction_seconds_count",] == 1


def test_searches_and_requests_are_timed(client: FlaskClient) -> None:
    """Requests by route and never by address."""
    client.get("/api/v1/decisions?q=колледж")
    client.get("/nowhere/Ильин")

    found = figures(client)
    assert found["kadrolog_search_seconds_count",] == 1
    assert found["kadrolog_request_seconds_count", "Decisions.search", "GET", "200"] == 1
    assert found["kadrolog_request_seconds_count", "none", "GET", "404"] == 1


def test_waiting_work_is_told(client: FlaskClient, measured: MeasuredDesk) -> None:
    """Jobs that are due, by kind, and for how long; those of tomorrow are not."""
    jobs = measured.journal.errands.jobs
    for subject, hours in enumerate((-2, -1, 1)):
        jobs.plan("visit", subject, NOW + dt.timedelta(hours=hours))

    found = figures(client)
    assert found["kadrolog_jobs_due", "visit"] == 2
    assert found["kadrolog_jobs_late_seconds", "visit"] == 7200
    assert found["kadrolog_reviews_waiting",] == 0
    assert found["kadrolog_journal_answers",] == 1
    assert found["kadrolog_disk_free_bytes",] > 0


def test_releases_that_wait_are_told(client: FlaskClient, measured: MeasuredDesk) -> None:
    """Stored and not yet read: how many, and since when."""
    for number, hours in enumerate((3, 1)):
        received, _ = sample(f"[Открыть центр {number}]")
        measured.journal.receive(received, author="", at=NOW - dt.timedelta(hours=hours))

    found = figures(client)
    assert found["kadrolog_releases_waiting",] == 2
    assert found["kadrolog_releases_late_seconds",] == 3 * 3600
    assert found["kadrolog_releases_aside",] == 0


def fail(*_: object, **__: object) -> None:
    raise JournalError("База данных: не отвечает db.internal")


def test_while_the_database_is_away(
    client: FlaskClient, measured: MeasuredDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lives, is not ready, and its own figures are still told; strangers learn no more than which part it is."""
    monkeypatch.setattr(measured.journal, "find", fail)
    monkeypatch.setattr(measured.journal, "count_uncertain", fail)

    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()) == (503, {"ready": False, "problems": ["journal"]})
    assert figures(client)["kadrolog_journal_answers",] == 0


class Unreadable(Gate):
    """Accounts in a database that is away."""

    def is_open(self) -> bool:
        """Nobody knows."""
        raise JournalError("База данных: не отвечает")


def test_while_the_accounts_are_away(measured: MeasuredDesk, tmp_path: Path) -> None:
    """Nobody is let in, and whoever looks after the server still sees that it lives."""
    with closing(open_accounts(log_file(tmp_path / "accounts.sqlite"))) as accounts:
        door = web.Door(Unreadable(accounts, measured.clock))
        client = web.create_app(measured, max_upload=MAX_UPLOAD, door=door).test_client()

        assert client.get("/log").status_code == 503
        assert client.get("/metrics").status_code == 503
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 200


def test_ready(client: FlaskClient) -> None:
    """The log can be searched, and there is room."""
    answer = client.get("/readyz")

    assert (answer.status_code, answer.get_json()) == (200, {"ready": True, "problems": []})
    assert figures(client)["kadrolog_search_seconds_count",] == 0


def test_a_full_disk(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be stored should be sent elsewhere."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 1000, 1000))

    assert client.get("/readyz").get_json()["problems"] == ["disk"]
    assert figures(client)["kadrolog_disk_free_bytes",] == 1000


def test_every_answer_has_its_number(client: FlaskClient) -> None:
    """A proxy's is taken over where it can stand in a log; otherwise it is new each time."""
    assert client.get("/healthz", headers={"X-Request-ID": "edge-12345"}).headers["X-Request-ID"] == "edge-12345"
    answers = [client.get("/nowhere", headers={"X-Request-ID": stated}) for stated in ('{"a":1}', "short", "x" * 65)]
    given = {answer.headers["X-Request-ID"] for answer in answers}
    assert len(given) == 3
    assert all(len(number) == 32 for number in given)


def test_a_number_ends_with_its_request(client: FlaskClient) -> None:
    """What the thread tells afterwards belongs to no request."""
    client.get("/log")

    assert request_id.get() == ""


def test_the_log_tells_routes_and_no_more(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    """What somebody looks for, and from where, is in no line."""
    with caplog.at_level(logging.INFO):
        client.get("/log?q=Ильин", environ_overrides={"REMOTE_ADDR": "127.0.0.9"})

    (record,) = [record for record in caplog.records if record.name == "web.tracing"]
    fields = vars(record)["fields"]
    assert fields.pop("ms") >= 0
    assert fields == {"endpoint": "log.show", "method": "GET", "status": 200}
    assert not any("Ильин" in str(vars(record)) or "127.0.0.9" in str(vars(record)) for record in caplog.records)
