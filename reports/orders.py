"""Reports that are made in the background, by whichever process of a log has time for the next order."""

from __future__ import annotations

import datetime as dt
import logging
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Lock
from time import monotonic
from typing import BinaryIO, cast
from uuid import uuid4

from journal.contract import JournalError
from journal.orders import Orders
from journal.orders.records import Order, Term
from reports.contract import ReportError

log = logging.getLogger(__name__)

#: how long an order is its maker's without a sign of life, and seconds between two signs
LEASE, PULSE = dt.timedelta(seconds=60), 1.0
#: told of a report that something nobody foresaw happened to
FAILED = "Отчёт не собран: программа дала сбой. Запись о нём есть в журнале сервера."

#: writes an ordered report into a file and tells on its way how many decisions are written
Write = Callable[[Order, BinaryIO, Callable[[int], None]], None]


class Maker:
    """Makes one report after the other, so that they leave the processor to the pages."""

    def __init__(self) -> None:
        self.owner = uuid4().hex
        self.stopped = Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="report")
        self._lock = Lock()
        self._called = self._busy = False

    def wake(self, step: Callable[[], bool]) -> None:
        """Have steps taken for as long as they find something to do."""
        with self._lock:
            self._called = True
            if not self._busy and not self.stopped.is_set():
                self._busy = True
                self._thread.submit(self._run, step)

    def idle(self, seconds: float) -> None:
        """Wait until nothing is left to be done; raises TimeoutError where that takes longer."""
        self._thread.submit(int).result(seconds)

    def close(self) -> None:
        """Leave to others what is not made yet."""
        self.stopped.set()
        self._thread.shutdown()

    def _run(self, step: Callable[[], bool]) -> None:
        while self._is_called():
            try:
                while not self.stopped.is_set() and step():
                    pass
            except JournalError:
                log.exception("orders cannot be looked at; whoever asks for one has them looked at again")

    def _is_called(self) -> bool:
        """Whether somebody called since the last look; nobody did: the next to call is heard anew."""
        with self._lock:
            self._busy, self._called = self._called, False
            return self._busy


@dataclass
class Making:
    """One report in the making: keeps the order while it is written, and ends where another has it."""

    orders: Orders
    order: Order
    maker: Maker
    clock: Callable[[], dt.datetime]
    _told: float = field(default=-PULSE, init=False)

    def tell(self, written: int) -> None:
        """Note how many decisions are written; raises _Left where that is no longer ours to do."""
        if self.maker.stopped.is_set():
            self.orders.give_back(self.order.key, self.maker.owner, self.clock())
            raise _Left
        if monotonic() - self._told < PULSE:
            return
        self._told = monotonic()
        term = Term(self.maker.owner, self.clock() + LEASE)
        if not self.orders.tell(self.order.key, term, min(written, self.order.total)):
            raise _Left


class _Left(Exception):
    """The report is another's."""


def make_next(orders: Orders, maker: Maker, write: Write, clock: Callable[[], dt.datetime]) -> bool:
    """Make the report that waits longest; whether there was one."""
    order = orders.claim(Term(maker.owner, clock() + LEASE), clock())
    if order is None:
        return False
    try:
        with tempfile.TemporaryFile() as file:
            output = cast(BinaryIO, file)
            write(order, output, Making(orders, order, maker, clock).tell)
            orders.finish(order.key, maker.owner, output)
    except _Left:
        pass
    except ReportError as error:
        orders.give_up(order.key, maker.owner, str(error))
    except JournalError:
        raise
    except Exception:
        log.exception("a report could not be made")
        orders.give_up(order.key, maker.owner, FAILED)
    return True
