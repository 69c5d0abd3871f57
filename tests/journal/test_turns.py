"""Threads and processes that use one journal at the same time: who waits for whom."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from journal import open_journal, writing
from journal.contract import JournalError
from journal.records import Query
from journal.store import SqlJournal
from tests.journal.samples import add

#: seconds after which a thread that should not wait at all is said to hang
HANGS = 60


def test_a_thread_finds_what_it_added(journal: SqlJournal) -> None:
    """At once, whatever the others are doing."""

    def work(name: str) -> list[int]:
        totals = []
        for number in range(4):
            add(journal, f"[Решение {name} {number}]", organizations=(f"Совет {number}",))
            totals.append(journal.find(Query(name)).total)
        return totals

    with ThreadPoolExecutor(4) as pool:
        totals = list(pool.map(work, ("север", "юг", "запад", "восток")))

    assert totals == [[1, 2, 3, 4]] * 4
    assert journal.find(Query("решение")).total == journal.count() == 16
    assert journal.entities("organization")[0].decisions == 4
    assert list(journal.check()) == []


def test_one_file_in_many_threads_is_one_release(journal: SqlJournal) -> None:
    """Exactly one of them added it."""
    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(lambda _: add(journal, "[Открыть центр]"), range(8)))

    assert sum(item.new for item in added) == 1
    assert {(item.release_id, item.decision_ids) for item in added} == {(1, (1,))}


def test_search_does_not_wait_for_the_indexs_writer(url: str, tmp_path: Path) -> None:
    """What is indexed answers while another process has the turn to write; what it has not come to is found after."""
    reader, other = open_journal(url, tmp_path), open_journal(url, tmp_path)
    add(other, "[Открыть центр]")
    assert reader.find(Query("центр")).total == 1
    add(other, "[Закрыть центр]")

    with ThreadPoolExecutor(1) as pool, reader._index._folder.lock("write"):
        during = pool.submit(reader.find, Query("центр")).result(HANGS)

    assert during.total == 1
    assert reader.find(Query("центр")).total == 2
    reader.close()
    other.close()


def test_what_a_closed_journal_wrote_is_indexed(url: str, tmp_path: Path) -> None:
    """Who adds pays for the index, not who searches next."""
    writer = open_journal(url, tmp_path)
    add(writer, "[Открыть центр]")
    writer.close()

    reader = open_journal(url, tmp_path)
    with reader._index._folder.lock("write"):
        assert reader.find(Query("центр")).total == 1
    reader.close()


def test_many_changes_are_followed_in_batches(journal: SqlJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the last one, however many there are."""
    monkeypatch.setattr("journal.index.live._STEP", 2)
    for number in range(5):
        add(journal, f"[Решение {number}]")

    assert journal.find(Query("решение")).total == 5


def test_writers_take_turns(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From its change's number to its end a writer is alone, so no change is seen before one of a lower number."""
    first = open_journal(url, tmp_path)
    monkeypatch.setattr("journal.backends.sqlite._PATIENCE", 1)
    impatient = open_journal(url.replace("?", "?options=-clock_timeout%3D1&"), tmp_path)

    with first._database.writing() as connection:
        writing.take_turn(connection, 1)
        with pytest.raises(JournalError, match="lock"):
            add(impatient, "[Открыть центр]")

    assert add(impatient, "[Открыть центр]").new
    first.close()
    impatient.close()
