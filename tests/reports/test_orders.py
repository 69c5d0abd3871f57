"""Reports are made in the background, one after the other, by whoever takes the order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import BinaryIO

import pytest

from journal.orders.records import Order
from journal.records import Query
from journal.store import SqlJournal
from reports import ReportError
from reports.orders import FAILED, LEASE, Maker, Write, make_next
from tests.databases import log_file, open_log

NOW = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.UTC)
#: seconds after which a test gives up
PATIENCE = 30


class Slow:
    """A report of three decisions that is stopped after the second until it may go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def __call__(self, order: Order, output: BinaryIO, tell: Callable[[int], None]) -> None:
        output.write(b"one two ")
        tell(2)
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        tell(3)
        output.write(b"three")


@pytest.fixture
def slow() -> Iterator[Slow]:
    """Let go of at the end, whatever happens."""
    report = Slow()
    yield report
    report.go_on.set()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqlJournal]:
    """A log with its orders."""
    opened = open_log(log_file(tmp_path / "journal.sqlite"), tmp_path)
    yield opened
    opened.close()


def place(journal: SqlJournal, key: str) -> Order:
    order = Order(key, "log", Query(), "csv", f"{key}.csv", 3)
    journal.orders.place(order, NOW)
    return order


def start(journal: SqlJournal, maker: Maker, write: Write, now: dt.datetime = NOW) -> None:
    maker.wake(lambda: make_next(journal.orders, maker, write, lambda: now))


def found(journal: SqlJournal, key: str) -> Order:
    order = journal.orders.get(key)
    assert order
    return order


def quick(order: Order, output: BinaryIO, tell: Callable[[int], None]) -> None:
    output.write(order.key.encode())


def test_how_far_it_has_come(journal: SqlJournal, slow: Slow) -> None:
    """While it is made and when it is ready; what is ordered meanwhile is made afterwards."""
    place(journal, "a")
    maker = Maker()
    start(journal, maker, slow)
    assert slow.begun.wait(PATIENCE)
    assert (found(journal, "a").written, found(journal, "a").ready) == (2, False)

    place(journal, "b")
    start(journal, maker, slow)
    slow.go_on.set()
    maker.idle(PATIENCE)
    assert [found(journal, key).ready for key in "ab"] == [True, True]
    assert list(journal.orders.bytes_of("a")) == [b"one two three"]


def test_a_stopped_server_leaves_it_to_others(journal: SqlJournal, slow: Slow) -> None:
    """It gives back at once what it has begun, and begins with nothing more."""
    place(journal, "a")
    place(journal, "b")
    maker = Maker()
    start(journal, maker, slow)
    assert slow.begun.wait(PATIENCE)
    maker.stopped.set()
    slow.go_on.set()
    maker.close()
    assert not any(found(journal, key).ready for key in "ab")

    other = Maker()
    start(journal, other, quick)
    other.idle(PATIENCE)
    assert [b"".join(journal.orders.bytes_of(key)) for key in "ab"] == [b"a", b"b"]


def test_who_is_taken_for_dead_makes_nothing_more_of_it(journal: SqlJournal, slow: Slow) -> None:
    """Another has taken the order over once its lease was over; what is served is his."""
    place(journal, "a")
    late, other = Maker(), Maker()
    start(journal, late, slow)
    assert slow.begun.wait(PATIENCE)
    start(journal, other, quick, NOW + 2 * LEASE)
    other.idle(PATIENCE)
    slow.go_on.set()
    late.idle(PATIENCE)

    assert list(journal.orders.bytes_of("a")) == [b"a"]


@pytest.mark.parametrize(("error", "told"), [(ReportError("Строк больше."), "Строк больше."), (KeyError("x"), FAILED)])
def test_what_cannot_be_made_says_why(journal: SqlJournal, error: Exception, told: str) -> None:
    """A refusal in its own words, anything else as a failure; the next one is made."""

    def write(order: Order, output: BinaryIO, tell: Callable[[int], None]) -> None:
        if order.key == "bad":
            raise error
        tell(1)

    place(journal, "bad")
    place(journal, "good")
    maker = Maker()
    start(journal, maker, write)
    maker.idle(PATIENCE)

    assert (found(journal, "bad").ready, found(journal, "bad").fault) == (False, told)
    assert found(journal, "good").ready
