"""Handing out by lease, for databases that one machine has to itself: the stored releases are the list."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

from sqlalchemy import Connection

from journal.arrivals.queues import TOGETHER, Clock, Work
from journal.arrivals.records import Lease
from journal.arrivals.waiting import Arrivals

#: seconds between looks for what has come
IDLE = 0.5


class LeaseQueue:
    """Workers take the release that waits longest; a lease that ends gives back what a dead one had."""

    def offer(self, connection: Connection, digests: Sequence[str]) -> None:
        """Nothing to do: whoever looks sees them."""

    def missing(self, connection: Connection, digests: Sequence[str]) -> Sequence[str]:
        """None: whatever waits is seen."""
        return ()

    def run(self, arrivals: Arrivals, work: Work, lease: Lease, clock: Clock, stopped: Event | None) -> None:
        """Hand releases to `work` until stopped; without `stopped`, until none waits."""
        held = 0
        while stopped is None or not stopped.is_set():
            claim = arrivals.claim(clock(), lease)
            if claim:
                work.read(claim)
                held += 1
            if held and (claim is None or held == TOGETHER):
                work.store()
                held = 0
            elif claim is None and (stopped is None or stopped.wait(IDLE)):
                break
        work.store()
