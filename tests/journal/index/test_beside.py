"""A process beside reads a large log for a rebuild; whatever becomes of it, all decisions are indexed once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from types import SimpleNamespace

import pytest

from journal.changes import ChangeLog
from journal.database import Database
from journal.index import beside
from journal.index.drafts import Batch, draft, read, written
from journal.records import Query
from journal.store import SqlJournal
from tests.journal.samples import add

#: decisions of the log below
COUNT = 4


@pytest.fixture
def changes(journal: SqlJournal, url: str, monkeypatch: pytest.MonkeyPatch) -> ChangeLog:
    """A log that is worth a process, read decision by decision."""
    monkeypatch.setattr(beside, "_MANY", 0)
    monkeypatch.setattr("journal.changes.BATCH", 1)
    for number in range(COUNT):
        add(journal, f"[Закупить {number} станка]", organizations=("Совет",), people=(f"Лаптева Ирина {number}",))
    return ChangeLog(Database(url))


def test_a_rebuilt_index_equals_the_followed_one(
    journal: SqlJournal, changes: ChangeLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In its documents and in its answers, by words and by names; the process gave the drafts that are made here."""
    queries = [Query(), Query("станок"), Query("орган:совет"), Query("человек:лаптева -3")]
    before = [replace(journal.find(query), items=()) for query in queries]
    followed = list(journal._index.digests())
    assert [page.total for page in before] == [COUNT, COUNT, COUNT, COUNT - 1]
    told: list[Batch] = []
    heard = beside._heard

    def noted(url: str) -> Iterator[Batch]:
        for batch in heard(url):
            told.append(batch)
            yield batch

    monkeypatch.setattr(beside, "_heard", noted)

    assert journal.rebuild() == COUNT

    assert list(journal._index.digests()) == followed
    assert [replace(journal.find(query), items=()) for query in queries] == before
    here = list(beside._made(changes))
    assert [one for batch in told for one in batch.drafts] == [one for batch in here for one in batch.drafts]
    assert [one for batch in told for one in batch.names] == sorted(one for batch in here for one in batch.names)
    assert list(journal.check()) == []


@pytest.mark.parametrize("lived", [0, 1, COUNT])
def test_goes_on_here_where_it_dies(changes: ChangeLog, monkeypatch: pytest.MonkeyPatch, lived: int) -> None:
    """At once, in the middle, or when all is told."""
    monkeypatch.setattr(beside, "_heard", lambda _url: islice(beside._made(changes), lived))

    assert [one.id for batch in beside.drafts(changes) for one in batch.drafts] == list(range(1, COUNT + 1))


def test_is_not_begun_by_who_may_not(changes: ChangeLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python lets no daemon have children."""
    monkeypatch.setattr(multiprocessing, "current_process", lambda: SimpleNamespace(daemon=True))
    monkeypatch.setattr(beside, "_heard", _never)

    assert len(list(beside.drafts(changes))) == COUNT


def test_is_not_begun_for_few(changes: ChangeLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes longer to begin than they do."""
    monkeypatch.setattr(beside, "_MANY", COUNT)
    monkeypatch.setattr(beside, "_heard", _never)

    assert len(list(beside.drafts(changes))) == COUNT


def test_a_batch_is_read_as_it_was_written(changes: ChangeLog) -> None:
    """Days, moments and all."""
    entries = [entry for batch in changes.everything() for entry in batch]
    batch = Batch([draft(entry) for entry in entries], [])

    assert read(written(batch)) == batch


def _never(url: str) -> Iterator[Batch]:
    raise AssertionError(url)
