"""Handing out by Procrastinate, whose jobs lie in the same PostgreSQL: any number of machines."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from threading import Event
from typing import cast

import psycopg
from procrastinate import App, PsycopgConnector, RetryStrategy, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, UniqueViolation
from procrastinate.jobs import Status
from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, text

from journal.arrivals.queues import TOGETHER, Clock, Work
from journal.arrivals.records import Lease
from journal.arrivals.together import Stopping, Together
from journal.arrivals.waiting import Arrivals

#: the queue and its tasks, as their rows name them
QUEUE, EXTRACT, RETRY, SWEEP = "kadrolog", "extract", "retry_stalled", "sweep"
#: seconds between signs of life, and after how many without one a worker is taken for dead
PULSE, DEAD = 5.0, 20.0
#: the longest that a job waits for a worker whose call was lost
POLL = 2.0
#: seconds between looks whether to stop
_GLANCE = 0.2
_JOBS = text(
    "SELECT queueing_lock FROM procrastinate_jobs WHERE queueing_lock = ANY(:digests) AND status IN ('todo', 'doing')"
)


def make_tables(connection: Connection) -> None:
    """Procrastinate's own tables and functions, in the connection's transaction."""
    _driver(connection).execute(SchemaManager.get_schema())


class JobQueue:
    """A job for each release that waits, deferred in the transaction that stores it."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._offers = App(connector=SyncPsycopgConnector(conninfo=address))

    def offer(self, connection: Connection, digests: Sequence[str]) -> None:
        """Defer their jobs; one that has a job keeps it."""
        for digest in digests:
            with suppress(AlreadyEnqueued), connection.begin_nested():
                options = {"queue": QUEUE, "queueing_lock": digest, "connection": _driver(connection)}
                self._offers.configure_task(EXTRACT, **options).defer(digest=digest)  # type: ignore[arg-type]

    def missing(self, connection: Connection, digests: Sequence[str]) -> Sequence[str]:
        """Those without a job that waits or is being done."""
        jobs = set(connection.scalars(_JOBS, {"digests": list(digests)}))
        return [digest for digest in digests if digest not in jobs]

    def run(self, arrivals: Arrivals, work: Work, lease: Lease, clock: Clock, stopped: Event | None) -> None:
        """Hand releases to `work` until stopped; without `stopped`, until none waits."""
        arrivals.sweep(clock())
        asyncio.run(self._run(arrivals, work, lease, clock, stopped))

    async def _run(self, arrivals: Arrivals, work: Work, lease: Lease, clock: Clock, stopped: Event | None) -> None:
        app = self._app(arrivals, Together(work, stopped), lease, clock)
        dead = min(DEAD, lease.term.total_seconds())
        async with app.open_async():
            await _retry_stalled(app, dead)
            worker = asyncio.create_task(
                app.run_worker_async(
                    queues=[QUEUE],
                    concurrency=TOGETHER,
                    wait=stopped is not None,
                    fetch_job_polling_interval=POLL,
                    delete_jobs="always",
                    install_signal_handlers=False,
                    update_heartbeat_interval=min(PULSE, dead / 4),
                    stalled_worker_timeout=dead,
                )
            )
            while not worker.done() and not (stopped and stopped.is_set()):
                await asyncio.wait([worker], timeout=_GLANCE)
            worker.cancel()  # once: it ends what it has begun
            with suppress(asyncio.CancelledError):
                await worker

    def _app(self, arrivals: Arrivals, together: Together, lease: Lease, clock: Clock) -> App:
        app = App(connector=PsycopgConnector(conninfo=self._address, min_size=1, max_size=4))
        dead = min(DEAD, lease.term.total_seconds())

        @app.task(name=EXTRACT, queue=QUEUE, retry=RetryStrategy(retry_exceptions=(Stopping,)))
        async def extract(digest: str) -> None:
            await together.take(lambda: arrivals.begin(digest, clock(), lease, over=True))

        # before all that waits: what they free is older
        @app.periodic(cron="*/5 * * * * *")
        @app.task(name=RETRY, queue=QUEUE, queueing_lock=RETRY, priority=10)
        async def retry_stalled(timestamp: int) -> None:
            await _retry_stalled(app, dead)

        @app.periodic(cron="* * * * *")
        @app.task(name=SWEEP, queue=QUEUE, queueing_lock=SWEEP, priority=10)
        def sweep(timestamp: int) -> None:
            arrivals.sweep(clock())

        return app


async def _retry_stalled(app: App, dead: float) -> None:
    """Procrastinate leaves jobs of dead workers as they are; this gives them to others."""
    for job in await app.job_manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=dead):
        try:
            await app.job_manager.retry_job(job)
        except UniqueViolation:  # a younger job is for the same release
            await app.job_manager.finish_job(job, status=Status.FAILED, delete_job=True)


def _driver(connection: Connection) -> psycopg.Connection:
    return cast(psycopg.Connection, connection.connection.driver_connection)
