"""Collections are taken in as a whole, whatever dies: gone on with, nothing twice, bad files told with reasons."""

from __future__ import annotations

import datetime as dt
import os
import signal
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import bulk
from bulk import Here, Pool
from bulk.batches import Batch, Mark, batches
from desk import Desk, Outcome, State
from intake import Reading, Unreadable
from intake.collections import Item, open_source
from journal import open_journal
from journal.arrivals.records import Lease
from nlp.facts import Extraction, Release
from submissions import TERM
from tests.databases import log_file
from tests.journal.samples import NOW, sample
from tests.processes import LOADED


def read(name: str, data: bytes) -> Reading:
    """Any text that is not marked as bad."""
    if data.startswith(b"bad"):
        raise Unreadable("Не текст.")
    return Reading("text", Release(data.decode()))


def extract(release: Release) -> Extraction:
    """The whole text is a decision; one text ends the process."""
    if release.text == "Смертельный":
        os.kill(os.getpid(), signal.SIGKILL)
    return sample(f"[{release.text}]")[1]


def open_desk(folder: Path, owner: str) -> Desk:
    journal = open_journal(f"sqlite:///{folder}/journal.sqlite", folder)
    return Desk(journal, extract, read, lambda: NOW, lease=Lease(owner, TERM))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty log."""
    log_file(tmp_path / "log" / "journal.sqlite")
    opened = open_desk(tmp_path / "log", "test")
    yield opened
    opened.close()


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes begin where all that they need is loaded: there are a dozen of them."""
    monkeypatch.setattr("bulk.pool._PROCESSES", LOADED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty releases, three batches."""
    made = tmp_path / "in"
    made.mkdir()
    for number in range(60):
        (made / f"{number:03}.txt").write_text(f"Решение {number}", "utf-8")
    return made


def add(desk: Desk, folder: Path, workers: Here | Pool) -> list[Outcome]:
    source = open_source(folder)
    assert source
    return [outcome for progress in bulk.add(desk, source, workers) for outcome in progress.outcomes]


def test_all_of_a_folder(desk: Desk, folder: Path) -> None:
    """Then all of it is known, what was refused is told again, and what is new is taken."""
    (folder / "bad.txt").write_text("bad", "utf-8")
    outcomes = add(desk, folder, Here(desk))
    assert [outcome.name for outcome in outcomes if outcome.state is State.REFUSED] == ["bad.txt"]
    assert desk.count() == 60

    (folder / "001a.txt").write_text("Новое", "utf-8")
    states = [outcome.state for outcome in add(desk, folder, Here(desk))]
    assert [states.count(state) for state in (State.KNOWN, State.ADDED, State.REFUSED)] == [60, 1, 1]
    assert list(desk.check()) == []


def test_going_on_where_it_stopped(desk: Desk, folder: Path) -> None:
    """What has its outcome is not even looked at again; what was under way is known by its content."""
    source = open_source(folder)
    assert source
    ticks = iter(range(0, 1000, 10))
    later = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)  # than the files were written
    running = bulk.add(replace(desk, clock=lambda: later), source, Here(desk), lambda: float(next(ticks)))
    for _ in range(3):
        next(running)
    running.close()
    asked: list[str] = []

    def heard(name: str, data: bytes) -> Reading:
        asked.append(name)
        return read(name, data)

    following = replace(desk, read=heard)

    progress = list(bulk.add(following, source, Here(following)))

    assert progress[0].collection.added == 24
    assert progress[-1].collection.added + progress[-1].collection.known == 60
    assert asked == [f"{number:03}.txt" for number in range(48, 60)]
    assert desk.count() == 60


def always() -> bool:
    return True


@pytest.mark.usefixtures("loaded")
def test_processes_share_the_work(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """A file that kills them is set aside after its tries; all others are in the log, each once."""
    (folder / "030a.txt").write_text("Смертельный", "utf-8")
    given: list[str] = []

    def give_back(owner: str) -> None:
        given.append(owner)
        desk.journal.arrivals.give_back(owner, NOW)

    outcomes = add(desk, folder, Pool(partial(open_desk, tmp_path / "log"), 2, give_back))

    assert Counter(outcome.state for outcome in outcomes) == {State.ADDED: 60, State.ASIDE: 1}
    (aside,) = desk.aside()
    assert (aside.name, desk.count(), len(given)) == ("030a.txt", 60, 4)
    assert list(desk.check()) == []


@pytest.mark.usefixtures("loaded")
def test_a_process_that_grew_is_replaced(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """After each of its batches here; nothing is lost or done twice, and nobody is taken for dead."""
    given: list[str] = []
    outcomes = add(desk, folder, Pool(partial(open_desk, tmp_path / "log"), 1, given.append, always))

    assert Counter(outcome.state for outcome in outcomes) == {State.ADDED: 60}
    assert (desk.count(), given) == (60, [])


def test_a_mark_waits_for_the_slowest() -> None:
    """Batches end in any order; behind the mark nothing is missing."""
    one, two, three = (Batch(number, (Item("", b"", position),)) for number, position in enumerate("абв"))
    mark = Mark()
    positions = []
    for batch in (two, one, three):
        mark.end(batch)
        positions.append(mark.position)

    assert positions == ["", "б", "в"]


def test_batches_are_small() -> None:
    """By number and by size; only one is made at a time."""
    made = 0

    def items(count: int, size: int) -> Iterable[Item]:
        nonlocal made
        for number in range(count):
            made += 1
            yield Item(str(number), bytes(size), str(number))

    assert [len(batch.items) for batch in batches(items(50, 1))] == [24, 24, 2]
    assert [len(batch.items) for batch in batches(items(3, 3_000_000))] == [2, 1]
    made = 0
    next(batches(items(1000, 1)))
    assert made == 24
