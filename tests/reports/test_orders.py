"""Reports are made in the background, one after the other, and found again by their keys."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import BinaryIO

import pytest

from reports import ReportError
from reports.orders import FAILED, KEPT, STOPPED, Order, Orders

#: seconds after which a test gives up
PATIENCE = 30


class Slow:
    """A report of three decisions that is stopped after the second until it may go on."""

    def __init__(self) -> None:
        self.begun, self.go_on = Event(), Event()

    def __call__(self, output: BinaryIO, tell: Callable[[int], None]) -> None:
        output.write(b"one two ")
        tell(2)
        self.begun.set()
        assert self.go_on.wait(PATIENCE)
        output.write(b"three")


@pytest.fixture
def slow() -> Iterator[Slow]:
    """Let go of at the end, whatever happens."""
    report = Slow()
    yield report
    report.go_on.set()


def finished(orders: Orders) -> None:
    """Wait for all that was ordered: the one that makes them takes this last."""
    orders.place("last", "txt", 0, lambda output, tell: None)
    orders.close()


def test_how_far_it_has_come(tmp_path: Path, slow: Slow) -> None:
    """While it is made, when it is ready, and after a restart."""
    orders = Orders(tmp_path)
    placed = orders.place("март.csv", "csv", 3, slow)
    assert slow.begun.wait(PATIENCE)

    assert orders.get(placed.key) == Order(placed.key, "март.csv", "csv", 2, 3)
    slow.go_on.set()
    finished(orders)
    made = orders.get(placed.key)
    assert made == Orders(tmp_path).get(placed.key) == Order(placed.key, "март.csv", "csv", 3, 3, ready=True)
    assert orders.path(placed).read_bytes() == b"one two three"


def test_a_stopped_server_does_not_leave_people_waiting(tmp_path: Path, slow: Slow) -> None:
    """Another process has not the report in hand, and says so."""
    placed = Orders(tmp_path).place("март.csv", "csv", 3, slow)

    found = Orders(tmp_path).get(placed.key)

    assert found is not None
    assert (found.ready, found.fault) == (False, STOPPED)


@pytest.mark.parametrize(("error", "told"), [(ReportError("Строк больше."), "Строк больше."), (KeyError("x"), FAILED)])
def test_what_cannot_be_made_says_why(tmp_path: Path, error: Exception, told: str) -> None:
    """A refusal in its own words, anything else as a failure; the next one is made."""

    def fail(output: BinaryIO, tell: Callable[[int], None]) -> None:
        raise error

    orders = Orders(tmp_path)
    bad = orders.place("a.csv", "csv", 1, fail)
    good = orders.place("b.csv", "csv", 1, lambda output, tell: tell(1))
    finished(orders)

    found, next_ = orders.get(bad.key), orders.get(good.key)
    assert found is not None
    assert next_ is not None
    assert (found.ready, found.fault, next_.ready) == (False, told, True)


def test_old_reports_are_removed(tmp_path: Path) -> None:
    """With the next order, a day after they were made; other keys lead nowhere."""
    orders = Orders(tmp_path)
    old = orders.place("a.csv", "csv", 0, lambda output, tell: None)
    finished(orders)
    for path in tmp_path.iterdir():
        os.utime(path, (path.stat().st_mtime - KEPT - 60,) * 2)
    again = Orders(tmp_path)
    new = again.place("b.csv", "csv", 0, lambda output, tell: None)
    again.close()

    assert again.get(old.key) is None
    assert again.get(new.key) is not None
    assert [again.get(key) for key in ("", "../a", "0" * 32)] == [None] * 3
