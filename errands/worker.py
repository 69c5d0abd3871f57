"""The worker: takes due jobs one by one, by a lease, for as long as it runs."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journal.contract import NotFound
from journal.errands import Errands
from journal.errands.records import Job

log = logging.getLogger(__name__)

#: how long a job is one worker's; longer than any job takes
LEASE = dt.timedelta(minutes=30)
#: when a job that failed for a reason nobody foresaw is done again
AGAIN = dt.timedelta(minutes=15)
#: claims of a job that never ended: what kills its workers is left for a day
DEADLY, LATER = 3, dt.timedelta(days=1)
#: does a job and says when it is to be done again; None: it is done
Handler = Callable[[int, dt.datetime], dt.datetime | None]


@dataclass(frozen=True, slots=True)
class Worker:
    """Carries out jobs by the handler of their kind."""

    errands: Errands
    handlers: Mapping[str, Handler]
    clock: Callable[[], dt.datetime]

    def step(self) -> bool:
        """Do the job that is due longest; whether there was one."""
        job = self.errands.jobs.claim(self.clock(), LEASE)
        if job is None:
            return False
        self.errands.jobs.settle(job, self._carry_out(job))
        return True

    def run(self, wait: Callable[[], bool]) -> None:
        """Do what is due; where nothing is, wait, and end when `wait` says so."""
        while self.step() or wait():
            pass

    def _carry_out(self, job: Job) -> dt.datetime | None:
        handler = self.handlers.get(job.kind)
        if job.attempts > DEADLY:
            log.error("job %s %s never ended in %s attempts", job.kind, job.subject, job.attempts - 1)
            return self.clock() + LATER
        try:
            return handler(job.subject, self.clock()) if handler else self.clock() + AGAIN
        except NotFound:
            return None
        except Exception:
            log.exception("job %s %s failed", job.kind, job.subject)
            return self.clock() + AGAIN
