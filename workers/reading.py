"""One process that extracts what is stored, until it is stopped."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable
from threading import Event

from desk import Desk
from journal.arrivals.records import Claim
from journal.contract import JournalError
from nlp.facts import Extraction, Release

log = logging.getLogger(__name__)

Extract = Callable[[Release], Extraction]

#: seconds to wait where the database does not answer
PAUSE = 2.0


def read(desk: Desk, stopped: Event | None) -> None:
    """Extract what waits until stopped; without `stopped`, until none waits."""

    def work(claim: Claim) -> None:
        try:
            desk.work(claim)
        except JournalError:
            log.exception("a result could not be stored; its release is tried again when the lease ends")
            (stopped or Event()).wait(PAUSE)

    desk.journal.arrivals.run(work, desk.lease, desk.clock, stopped)


def within(seconds: float, extract: Extract) -> Extract:
    """The same, but that the system ends this process where a release takes longer, whatever it is doing."""

    def limited(release: Release) -> Extraction:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return extract(release)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return limited
