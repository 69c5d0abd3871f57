"""What is to be done and when. A claim moves a job's time to the end of a lease: who dies with it gives it back so."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from journal.database import Database
from journal.errands.records import Job
from journal.errands.tables import jobs


def plan(connection: Connection, kind: str, subject: int, due: dt.datetime) -> None:
    """Have something done at a time, in place of any time it had."""
    connection.execute(delete(jobs).where(jobs.c.kind == kind, jobs.c.subject == subject))
    connection.execute(insert(jobs).values(kind=kind, subject=subject, due=due, attempts=0))


class Jobs:
    """The jobs of a log, each of one kind and subject at most once."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, kind: str, subject: int, due: dt.datetime) -> None:
        """Have something done at a time, in place of any time it had."""
        with self._database.writing() as connection:
            plan(connection, kind, subject, due)

    def claim(self, now: dt.datetime, lease: dt.timedelta) -> Job | None:
        """The job that is due longest, nobody else's until the lease ends; None where nothing is due."""
        query = select(jobs).where(jobs.c.due <= now).order_by(jobs.c.due, jobs.c.kind, jobs.c.subject).limit(1)
        with self._database.writing() as connection:
            row = connection.execute(query.with_for_update(skip_locked=True)).one_or_none()
            if row is None:
                return None
            job = Job(row.kind, row.subject, now + lease, row.attempts + 1)
            taken = update(jobs).where(jobs.c.kind == job.kind, jobs.c.subject == job.subject)
            connection.execute(taken.values(due=job.due, attempts=job.attempts))
        return job

    def settle(self, job: Job, due: dt.datetime | None) -> None:
        """End a claimed job, or have it done again at a time; nothing where the lease is over and another has it."""
        with self._database.writing() as connection:
            if due is None:
                connection.execute(delete(jobs).where(_still(job)))
            else:
                connection.execute(update(jobs).where(_still(job)).values(due=due, attempts=0))

    def waiting(self, now: dt.datetime) -> dict[str, tuple[int, dt.datetime]]:
        """By kind how many jobs are due, and since when the longest; those that a worker holds are not."""
        query = select(jobs.c.kind, func.count(), func.min(jobs.c.due)).where(jobs.c.due <= now).group_by(jobs.c.kind)
        with self._database.reading() as connection:
            return {kind: (count, since) for kind, count, since in connection.execute(query)}

    def due(self, kind: str, subject: int) -> dt.datetime | None:
        """When a job is to be done next; None where it is not."""
        query = select(jobs.c.due).where(jobs.c.kind == kind, jobs.c.subject == subject)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one_or_none()


def _still(job: Job) -> ColumnElement[Any]:
    return and_(
        jobs.c.kind == job.kind, jobs.c.subject == job.subject, jobs.c.due == job.due, jobs.c.attempts == job.attempts
    )
