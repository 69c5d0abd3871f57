"""What every work list keeps to: each release is extracted once in effect, whoever dies; no file holds others up."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from journal import open_journal
from journal.arrivals.queues import TOGETHER
from journal.arrivals.records import Backlog, Claim, Lease, Standing
from journal.contract import NotFound
from journal.database import Database
from journal.records import Query, Received
from journal.store import SqlJournal
from nlp.facts import Extraction
from tests.journal.samples import NOW, add, received, sample

TERM = dt.timedelta(minutes=1)
LATER = NOW + 2 * TERM
ONE, OTHER = Lease("one", TERM), Lease("other", TERM)
DEADLY = "Смертельный релиз"


def age(url: str) -> None:
    """Let those who died be dead for an hour; leases follow the clock that they are given."""
    if url.startswith("postgresql"):
        database = Database(url)
        with database.writing() as connection:
            connection.exec_driver_sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
        database.close()


def receive(journal: SqlJournal, *texts: str) -> list[str]:
    return [journal.receive(received(text), author="анна", at=NOW).sha256 for text in texts]


def extraction(claim: Claim) -> Extraction:
    """The whole text is one decision."""
    return sample(f"[{claim.release.text}]")[1]


class Reader:
    """A worker that tells whose texts it was handed, and how many results it stored at a time."""

    def __init__(self, journal: SqlJournal, now: dt.datetime, begin: Callable[[Claim], object] = id) -> None:
        self.journal, self.now, self.begin = journal, now, begin
        self.texts, self.stored, self._held = list[str](), list[int](), list[tuple[Claim, Extraction]]()

    def read(self, claim: Claim) -> None:
        self.begin(claim)
        self.texts.append(claim.release.text)
        self._held.append((claim, extraction(claim)))

    def store(self) -> None:
        held, self._held = self._held, []
        if held:
            self.journal.finish_all(held, at=self.now)
            self.stored.append(len(held))


def drain(journal: SqlJournal, lease: Lease = ONE, now: dt.datetime = NOW) -> list[str]:
    """Extract all that waits; whose texts were read, in order."""
    reader = Reader(journal, now)
    journal.arrivals.run(reader, lease, lambda: now)
    return reader.texts


def worker(url: str, data: Path, deadly: str, now: dt.datetime) -> int | None:
    """How a process ends that extracts all that waits and that one text kills."""

    def live() -> None:
        journal = open_journal(url, data)

        def begin(claim: Claim) -> None:
            if claim.release.text == deadly:
                os.kill(os.getpid(), signal.SIGKILL)

        journal.arrivals.run(Reader(journal, now, begin), Lease(f"{os.getpid()}", TERM), lambda: now)

    process = multiprocessing.get_context("fork").Process(target=live)
    process.start()
    process.join()
    return process.exitcode


def test_what_is_stored_is_extracted(journal: SqlJournal) -> None:
    """From the storing on it is on the list, and in the log as of the moment at which it came."""
    (digest,) = receive(journal, "Открыть центр")
    assert journal.arrivals.receipt(digest).standing is Standing.WAITING
    assert (journal.count(), journal.known(digest)) == (0, None)

    assert drain(journal, now=LATER) == ["Открыть центр"]

    release = journal.release(1)
    assert (release.author, release.received_at, release.extracted_at) == ("анна", NOW, LATER)
    assert journal.arrivals.receipt(digest).release_id == 1
    assert journal.find(Query("центр")).total == 1
    assert journal.raw(1) == "Открыть центр".encode()
    assert list(journal.check()) == []


def test_what_waits_together_is_stored_together(journal: SqlJournal) -> None:
    """Several by one turn, known ones and rereadings among them, each as if it were alone."""
    receive(journal, *(f"Решение {number}" for number in range(2 * TOGETHER)))
    again = add(journal, "[Открыть центр]").release_id
    journal.arrivals.again(again, author="борис", at=NOW)
    reader = Reader(journal, LATER)
    journal.arrivals.run(reader, ONE, lambda: LATER)

    assert sum(reader.stored) == len(reader.texts) == 2 * TOGETHER + 1
    assert len(reader.stored) < len(reader.texts)
    assert max(reader.stored) <= TOGETHER
    assert (journal.release(again).revision, journal.release(again).author) == (2, "борис")
    assert {record.author for record in journal.releases() if record.id != again} == {"анна"}
    assert journal.find(Query("решение")).total == 2 * TOGETHER
    assert list(journal.check()) == []


def test_of_what_is_stored_together_some_is_others(journal: SqlJournal) -> None:
    """Who comes back late with several stores those that are still his."""
    receive(journal, "Открыть центр", "Закрыть центр")
    claims = [journal.arrivals.claim(NOW, ONE) for _ in range(2)]
    results = [(claim, extraction(claim)) for claim in claims if claim]
    taken = journal.arrivals.begin(results[0][0].sha256, LATER, OTHER)
    assert taken

    late = journal.finish_all(results, at=LATER)
    assert [added is None for added in late] == [True, False]
    assert journal.finish(taken, extraction(taken), at=LATER)
    assert journal.count() == 2
    assert list(journal.check()) == []


def test_the_same_bytes_wait_once(journal: SqlJournal) -> None:
    """However often they are sent, before and after they are in the log."""
    first, again = receive(journal, "Открыть центр", "Открыть центр")
    assert first == again
    assert drain(journal) == ["Открыть центр"]
    receive(journal, "Открыть центр")
    assert drain(journal) == []
    assert journal.arrivals.receipt(first).standing is Standing.LOGGED


def test_nobody_knows_other_bytes(journal: SqlJournal) -> None:
    """What was never stored has no receipt."""
    with pytest.raises(NotFound):
        journal.arrivals.receipt("0" * 64)


def test_workers_together_share_the_list(url: str, tmp_path: Path, journal: SqlJournal) -> None:
    """Each release goes to one of them, and all are in the log once."""
    texts = [f"Решение {number}" for number in range(12)]
    receive(journal, *texts)
    others = [open_journal(url, tmp_path) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        read = list(pool.map(lambda pair: drain(pair[1], Lease(f"w{pair[0]}", TERM)), enumerate(others)))
    for other in others:
        other.close()

    assert sorted(text for texts in read for text in texts) == sorted(texts)
    assert journal.find(Query("решение")).total == journal.count() == 12
    assert list(journal.check()) == []


def test_another_ends_what_a_dead_one_began(url: str, tmp_path: Path, journal: SqlJournal) -> None:
    """Once the lease is over; until then it is nobody else's."""
    (digest,) = receive(journal, "Открыть центр")
    assert worker(url, tmp_path, "Открыть центр", NOW) == -signal.SIGKILL
    assert drain(journal, OTHER, NOW) == []
    age(url)

    assert drain(journal, OTHER, LATER) == ["Открыть центр"]
    assert journal.arrivals.receipt(digest).standing is Standing.LOGGED


def test_who_comes_back_late_changes_nothing(journal: SqlJournal) -> None:
    """Its release was another's by then."""
    (digest,) = receive(journal, "Открыть центр")
    first = journal.arrivals.begin(digest, NOW, ONE)
    assert first
    assert journal.arrivals.begin(digest, NOW, OTHER) is None
    second = journal.arrivals.begin(digest, LATER, OTHER)
    assert second
    assert (first.tries, second.tries) == (1, 2)

    assert journal.finish(first, extraction(first), at=LATER) is None
    added = journal.finish(second, extraction(second), at=LATER)
    assert added
    assert added.new
    assert journal.finish(second, extraction(second), at=LATER) is None
    assert journal.find(Query("центр")).total == 1


def test_what_is_given_back_is_taken_at_once(journal: SqlJournal) -> None:
    """Whoever sees a worker die need not wait for its leases."""
    (digest,) = receive(journal, "Открыть центр")
    assert journal.arrivals.begin(digest, NOW, ONE)
    journal.arrivals.give_back("one", NOW)

    assert journal.arrivals.begin(digest, NOW, OTHER)


def test_a_deadly_file_holds_nobody_up(url: str, tmp_path: Path, journal: SqlJournal) -> None:
    """After its tries it is set aside with the reason; the others are in the log; a mended program may try again."""
    (digest, *_) = receive(journal, DEADLY, "Открыть центр", "Закрыть центр")
    now, deaths = NOW, 0
    while worker(url, tmp_path, DEADLY, now):
        deaths += 1
        now += 2 * TERM
        age(url)

    aside = journal.arrivals.receipt(digest)
    assert (deaths, aside.standing, aside.tries) == (3, Standing.ASIDE, 3)
    assert "3" in aside.reason
    assert journal.count() == 2
    assert journal.arrivals.aside() == (aside,)
    assert journal.arrivals.backlog() == Backlog(0, 1, None)
    assert receive(journal, DEADLY) == [digest]
    assert drain(journal) == []

    assert journal.arrivals.retry(digest, now).standing is Standing.WAITING
    assert drain(journal, now=now) == [DEADLY]
    assert list(journal.check()) == []


def test_what_cannot_be_extracted_is_set_aside(journal: SqlJournal) -> None:
    """With what was told of it; it can be dropped then, and its release is none."""
    (digest,) = receive(journal, "Открыть центр")
    reader = Reader(journal, NOW, lambda claim: journal.arrivals.set_aside(claim, "Сбой."))
    journal.arrivals.run(reader, ONE, lambda: NOW)

    assert journal.arrivals.receipt(digest).reason == "Сбой."
    journal.arrivals.drop(digest)
    with pytest.raises(NotFound):
        journal.arrivals.drop(digest)
    assert journal.arrivals.backlog() == Backlog(0, 0, None)


def test_a_stored_release_is_read_again_once(journal: SqlJournal) -> None:
    """By one new revision, whoever asks how often while it waits."""
    release_id = add(journal, "[Открыть центр]").release_id
    for _ in range(2):
        receipt = journal.arrivals.again(release_id, author="анна", at=NOW)
    assert (receipt.standing, receipt.release_id) == (Standing.WAITING, release_id)
    assert journal.arrivals.of_release(release_id) == receipt

    assert drain(journal) == ["Открыть центр"]
    assert journal.release(release_id).revision == 2
    assert journal.arrivals.of_release(release_id) is None
    with pytest.raises(NotFound):
        journal.arrivals.again(99, author="", at=NOW)


def test_what_came_by_another_way_is_off_the_list(journal: SqlJournal) -> None:
    """The terminal has added a file that waited; one who had begun with it changes nothing."""
    (digest,) = receive(journal, "Открыть центр")
    claim = journal.arrivals.begin(digest, NOW, ONE)
    assert claim
    add(journal, "[Открыть центр]")

    assert journal.finish(claim, extraction(claim), at=NOW) is None
    assert drain(journal) == []
    assert journal.count() == 1


def test_a_lease_from_the_beginning(journal: SqlJournal) -> None:
    """Who extracts by himself what he stores is left alone with it; what he leaves behind is found."""
    digest = journal.receive(received("Открыть центр"), author="", at=NOW, lease=ONE).sha256
    assert drain(journal, OTHER) == []
    assert journal.arrivals.begin(digest, NOW, OTHER) is None

    assert drain(journal, OTHER, LATER) == ["Открыть центр"]


def test_nothing_waits_for_a_refused_file(journal: SqlJournal) -> None:
    """What cannot be stored is not acknowledged."""
    file: Received = replace(received("Открыть центр"), name="a\x00b")
    with pytest.raises(Exception, match="U\\+0000"):
        journal.receive(file, author="", at=NOW)

    assert journal.arrivals.backlog() == Backlog(0, 0, None)


def test_who_is_stopped_ends_what_he_has_begun(journal: SqlJournal) -> None:
    """And begins with nothing more."""
    receive(journal, "Открыть центр", "Закрыть центр")
    stopped = Event()

    reader = Reader(journal, NOW, lambda claim: stopped.set())
    journal.arrivals.run(reader, ONE, lambda: NOW, stopped)
    assert journal.count() == 1
    assert len(drain(journal)) == 1
    assert list(journal.check()) == []
