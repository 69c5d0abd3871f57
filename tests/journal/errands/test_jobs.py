"""Jobs and messages on each database: one worker at a time, nothing told twice."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

from journal.errands.records import Channel, Rhythm
from journal.records import Query
from journal.store import SqlJournal
from tests.journal.samples import NOW, add

LEASE = dt.timedelta(minutes=30)


def test_a_claimed_job_is_one_workers(journal: SqlJournal) -> None:
    """Another gets it only when the lease ends; who comes back late changes nothing."""
    jobs = journal.errands.jobs
    jobs.plan("visit", 1, NOW)
    first = jobs.claim(NOW, LEASE)
    assert first is not None
    assert jobs.claim(NOW + LEASE / 2, LEASE) is None
    second = jobs.claim(NOW + LEASE, LEASE)
    assert second is not None
    assert second.attempts == 2
    jobs.settle(first, None)
    assert jobs.due("visit", 1) == NOW + 2 * LEASE
    jobs.settle(second, None)
    assert jobs.due("visit", 1) is None


def test_workers_together_share_the_jobs(journal: SqlJournal) -> None:
    """Each job goes to one of them."""
    jobs = journal.errands.jobs
    for subject in range(12):
        jobs.plan("visit", subject, NOW)
    with ThreadPoolExecutor(4) as pool:
        claimed = list(pool.map(lambda _: jobs.claim(NOW, LEASE), range(16)))

    subjects = [job.subject for job in claimed if job]
    assert len(subjects) == len(set(subjects))
    assert set(subjects) | {job.subject for job in iter(lambda: jobs.claim(NOW, LEASE), None)} == set(range(12))


def test_workers_together_tell_once(journal: SqlJournal) -> None:
    """All looked before any wrote; one message comes of it."""
    search = journal.errands.searches.save("Курсы", Query("курсы"), author="", at=NOW)
    alert = journal.errands.alerts.add(search.id, Channel.WEBHOOK, "http://a.example/", Rhythm.AT_ONCE, at=NOW)
    ids = add(journal, "Совет решил [открыть курсы].").decision_ids
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: journal.errands.alerts.tell(alert, ids, 1, at=NOW), range(4)))

    assert [message.decision_ids for message in told if message] == [ids]
