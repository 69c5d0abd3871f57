"""How releases that wait are handed out, which differs between databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from threading import Event
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection

from journal.arrivals.records import Claim, Lease

if TYPE_CHECKING:
    from journal.arrivals.waiting import Arrivals

Clock = Callable[[], dt.datetime]

#: releases whose results are stored together: six cost half of what each costs alone, more gain little
TOGETHER = 6


class Work(Protocol):
    """What a worker does with what it is handed; both are called from one thread at a time."""

    def read(self, claim: Claim) -> None:
        """Read a release, and hold the result."""

    def store(self) -> None:
        """Store what is held: nothing more is there to be read now, or enough is held."""


class Queue(Protocol):
    """Hands each release that waits to one worker at a time, and to another where that one dies."""

    def offer(self, connection: Connection, digests: Sequence[str]) -> None:
        """Have releases handed out, once the transaction that makes them wait is stored."""

    def missing(self, connection: Connection, digests: Sequence[str]) -> Sequence[str]:
        """Those among releases that wait which nobody will be handed."""

    def run(self, arrivals: Arrivals, work: Work, lease: Lease, clock: Clock, stopped: Event | None) -> None:
        """Hand releases to `work`, one after the other, until stopped; without `stopped`, until none waits."""
