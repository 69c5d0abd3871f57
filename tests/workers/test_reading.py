"""A worker holds results of several releases and stores them together, whatever goes wrong with one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from desk import Desk, File
from intake.reading import Reading
from journal.arrivals.records import Claim
from journal.contract import JournalError
from journal.store import SqlJournal
from nlp.facts import Extraction, Release
from tests.databases import log_file, open_log
from tests.journal.samples import sample
from workers.reading import Reader, read

NOW = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.UTC)


def extract(release: Release) -> Extraction:
    """The whole text is one decision; of some nothing can be read."""
    if "нечитаемый" in release.text:
        raise ValueError
    return sample(f"[{release.text}]")[1]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk that leaves what comes in to workers."""
    journal = open_log(log_file(tmp_path / "journal.sqlite"), tmp_path)
    yield Desk(journal, extract, lambda _, data: Reading("text", Release(data.decode())), lambda: NOW, at_once=False)
    journal.close()


def receive(desk: Desk, *texts: str) -> list[str]:
    return [desk.receive(File("a.txt", text.encode())).receipt for text in texts]


def claim(desk: Desk) -> Claim:
    found = desk.journal.arrivals.claim(NOW, desk.lease)
    assert found
    return found


def refusing(word: str, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Have the log refuse results that have a word; how many were given to it at a time."""
    stored, given = SqlJournal.finish_all, list[int]()

    def finish_all(self: SqlJournal, results: Sequence[tuple[Claim, Extraction]], **at: Any) -> Any:
        given.append(len(results))
        if any(word in claim.release.text for claim, _ in results):
            raise JournalError("Нет места.")
        return stored(self, results, **at)

    monkeypatch.setattr(SqlJournal, "finish_all", finish_all)
    monkeypatch.setattr("workers.reading.PAUSE", 0)
    return given


def test_one_that_cannot_be_stored_holds_nobody_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails together is stored one by one; what fails alone waits for the end of its lease."""
    receive(desk, "Открыть центр", "Закрыть центр", "Непосильное решение")
    given = refusing("Непосильное", monkeypatch)
    read(desk, None)

    assert given == [3, 1, 1, 1]
    assert desk.count() == 2
    assert desk.backlog().waiting == 1


def test_nobody_waits_for_what_takes_long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read a while ago is stored before more is read."""
    receive(desk, "Открыть центр", "Закрыть центр")
    given = refusing("Непосильное", monkeypatch)
    monkeypatch.setattr("workers.reading.HELD", 0)
    read(desk, None)

    assert given == [1, 1]


def test_what_cannot_be_read_is_set_aside(desk: Desk) -> None:
    """And the others are stored."""
    receive(desk, "Открыть центр", "нечитаемый", "Закрыть центр")
    read(desk, None)

    assert desk.count() == 2
    assert [outcome.name for outcome in desk.aside()] == ["a.txt"]


def test_what_killed_somebody_finds_nothing_in_hand(desk: Desk) -> None:
    """What is held is stored before a release is read that somebody died over, and that one as soon as it is read."""
    receive(desk, "Открыть центр", "Смертельный релиз")
    stored = list[int]()

    def counting(release: Release) -> Extraction:
        stored.append(desk.count())
        return extract(release)

    reader = Reader(replace(desk, extract=counting), Event())
    reader.read(claim(desk))
    assert desk.count() == 0
    reader.read(replace(claim(desk), tries=2))

    assert stored == [0, 1]
    assert desk.count() == 2


def test_who_is_full_ends_once_all_is_stored(desk: Desk) -> None:
    """And leaves the rest to who takes its place."""
    receive(desk, *(f"Решение {number}" for number in range(20)))
    stopped = Event()
    read(desk, stopped, full=lambda: True)

    assert stopped.is_set()
    assert 0 < desk.count() < 20
    assert desk.count() + desk.backlog().waiting == 20
    read(desk, None)
    assert desk.count() == 20
