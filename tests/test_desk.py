"""The desk: each file has its outcome, whatever becomes of the others."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from desk import Desk, File, State
from intake import Reading, Unreadable
from journal import open_journal
from journal.contract import NotFound
from journal.records import Query
from nlp.facts import Decision, Extraction, Kind, Mention, Release, Status
from reports import Wanted
from tests.databases import log_file
from workers import reading

NOW = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.UTC)


def read(name: str, data: bytes) -> Reading:
    """A reader that takes any text that is not marked as bad."""
    if data.startswith(b"bad"):
        raise Unreadable("Не текст.")
    return Reading("text", Release(data.decode()))


def extract(release: Release) -> Extraction:
    """An extractor that takes each release for one decision and stumbles over one word."""
    if "ловушка" in release.text:
        raise RuntimeError("stumbled")
    words = Mention(0, len(release.text), release.text)
    return Extraction(None, None, None, ((1, 1),), decisions=(Decision(Kind.PLAN, Status.PLANNED, words, (words,)),))


@pytest.fixture
def open_desk(tmp_path: Path) -> Callable[[], Desk]:
    """Opens a desk over one and the same folder."""
    url = log_file(tmp_path / "j.sqlite")
    return lambda: Desk(open_journal(url, tmp_path), extract, read, lambda: NOW)


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    """A desk over an empty log."""
    return open_desk()


def file(text: str, name: str = "a.txt") -> File:
    """A file with this text."""
    return File(name, text.encode())


def test_one_bad_file_never_stops_the_others(desk: Desk) -> None:
    """Refused by the reader, set aside by the extractor or known already: each outcome in its place."""
    outcomes = desk.submit([file("bad"), file("открыть курсы"), file("ловушка"), file("открыть курсы"), file("центр")])

    assert [outcome.state for outcome in outcomes] == [
        State.REFUSED,
        State.ADDED,
        State.ASIDE,
        State.KNOWN,
        State.ADDED,
    ]
    assert outcomes[0].reason == "Не текст."
    assert "stumbled" not in outcomes[2].reason
    assert (outcomes[3].release_id, outcomes[3].decision_ids) == (outcomes[1].release_id, outcomes[1].decision_ids)
    assert desk.count() == 2


def test_what_is_set_aside_can_be_tried_again(desk: Desk) -> None:
    """With a mended program, which reads it; it is no longer among those set aside then."""
    stumbled = desk.receive(file("ловушка"))
    assert desk.aside() == (stumbled,)
    assert desk.arrived(stumbled.receipt) == stumbled

    mended = dataclasses.replace(desk, extract=lambda release: extract(Release("курсы")))
    assert mended.retry(stumbled.receipt).state is State.ADDED
    assert desk.aside() == ()


def test_what_is_left_to_workers(desk: Desk) -> None:
    """Stored and acknowledged, not read; sent again it still waits, and then is in the log."""
    hall = dataclasses.replace(desk, at_once=False)
    waiting = hall.receive(file("открыть курсы"))
    assert (waiting.state, waiting.release_id, desk.count()) == (State.WAITING, None, 0)
    assert hall.receive(file("открыть курсы", "b.txt")).receipt == waiting.receipt

    reading.read(desk, None)

    added = hall.arrived(waiting.receipt)
    assert (added.state, added.release_id, len(added.decision_ids)) == (State.ADDED, 1, 1)
    assert hall.revise(1).state is State.WAITING
    assert hall.rereading(1) == hall.arrived(waiting.receipt)
    reading.read(desk, None)
    assert (hall.rereading(1), hall.release(1).revision) == (None, 2)


def test_known_bytes_are_not_read_again(desk: Desk, open_desk: Callable[[], Desk]) -> None:
    """The same bytes are one release, also for another process and under another name."""
    first = desk.receive(file("открыть курсы"))
    again = open_desk().receive(file("открыть курсы", "b.txt"))

    assert (again.state, again.release_id) == (State.KNOWN, first.release_id)


def test_what_was_submitted_is_found_and_leaves_unchanged(desk: Desk) -> None:
    """Found by another form of its word, with its bytes and its author."""
    outcome = desk.receive(file("открыть курсы"), author="Седова")
    hit = desk.find(Query("курсов")).items[0]

    assert hit.record.id == outcome.decision_ids[0]
    assert desk.raw(hit.record.release_id) == file("открыть курсы")
    assert desk.release(hit.record.release_id).author == "Седова"
    assert desk.release(hit.record.release_id).received_at == NOW


def test_reading_again_is_a_new_revision(desk: Desk) -> None:
    """The newer extraction is what the log shows; an unknown release is NotFound."""
    outcome = desk.receive(file("открыть курсы"))
    assert outcome.release_id
    assert desk.revise(outcome.release_id, author="Седова").decision_ids == outcome.decision_ids

    assert desk.release(outcome.release_id).revision == 2
    assert desk.find(Query("курсы")).total == 1
    with pytest.raises(NotFound):
        desk.revise(99)


def test_a_report_holds_what_is_found(desk: Desk) -> None:
    """The rows of the file are those of the query."""
    desk.submit([file("открыть курсы"), file("открыть центр")])
    output = BytesIO()
    desk.report(Wanted(Query("курсы")), "csv", output)

    assert "открыть курсы" in output.getvalue().decode("utf-8-sig")
    assert "открыть центр" not in output.getvalue().decode("utf-8-sig")


def test_an_archive_is_its_releases(open_desk: Callable[[], Desk]) -> None:
    """Each file inside has its own outcome and name; an archive that cannot be unpacked has one."""

    def unpack(name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
        if data == b"bomb":
            raise Unreadable("Бомба.")
        return tuple((f"{name}/{part.decode()}", part) for part in data.split(b"|"))

    desk = dataclasses.replace(open_desk(), unpack=unpack)

    outcomes = desk.submit([file("курсы|bad|центр", "a.zip"), file("bomb", "b.zip")])

    assert [(outcome.name, outcome.state) for outcome in outcomes] == [
        ("a.zip/курсы", State.ADDED),
        ("a.zip/bad", State.REFUSED),
        ("a.zip/центр", State.ADDED),
        ("b.zip", State.REFUSED),
    ]
    assert desk.count() == 2
