"""One process that extracts what is stored, until it is stopped."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Sequence
from threading import Event
from time import monotonic

from desk import Desk
from journal.arrivals.records import Claim
from journal.contract import JournalError
from nlp.facts import Extraction, Release

log = logging.getLogger(__name__)

Extract = Callable[[Release], Extraction]

#: seconds to wait where the database does not answer
PAUSE = 2.0
#: seconds that a result waits for others, and for the reading of one more: it is nobody's yet but this process's
HELD = 2.0


def read(desk: Desk, stopped: Event | None, full: Callable[[], bool] = lambda: False) -> None:
    """Extract what waits until stopped, or until the process is full; without `stopped`, until none waits."""
    desk.journal.arrivals.run(Reader(desk, stopped or Event(), full), desk.lease, desk.clock, stopped)


class Reader:
    """Reads releases, and stores what came out of several by one turn."""

    def __init__(self, desk: Desk, stopped: Event, full: Callable[[], bool] = lambda: False) -> None:
        self._desk = desk
        self._stopped = stopped
        self._full = full
        self._held: list[tuple[Claim, Extraction]] = []
        self._since = 0.0

    def read(self, claim: Claim) -> None:
        """Read a release, and hold the result."""
        alone = claim.tries > 1  # somebody died over it: who does so again should have nothing of others in hand
        if alone:
            self.store()
        if not self._held:
            self._since = monotonic()
        extraction = self._desk.extracted(claim)
        if extraction:
            self._held.append((claim, extraction))
        if alone or monotonic() - self._since >= HELD:
            self.store()

    def store(self) -> None:
        """Store what is held; where that fails together, one by one."""
        held, self._held = self._held, []
        if held and not self._stored(held) and len(held) > 1:
            for result in held:
                self._stored([result])
        if self._full():
            self._stopped.set()

    def _stored(self, results: Sequence[tuple[Claim, Extraction]]) -> bool:
        try:
            self._desk.store(results)
        except JournalError:
            log.exception("results could not be stored; what stays so is tried again when its lease ends")
            self._stopped.wait(PAUSE)
            return False
        return True


def within(seconds: float, extract: Extract) -> Extract:
    """The same, but that the system ends this process where a release takes longer, whatever it is doing."""

    def limited(release: Release) -> Extraction:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            return extract(release)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    return limited
