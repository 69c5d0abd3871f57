"""The laws of `journal.contract.Journal`, on every database: pages, and walks through all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

import pytest

from journal import open_journal
from journal.contract import BadQuery
from journal.records import Order, Query
from journal.store import SqlJournal
from tests.journal.samples import add


@pytest.fixture(scope="module")
def full(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlJournal]:
    """Twelve decisions on four days, three of each day alike; only read."""
    journal = open_journal(new_database(), tmp_path_factory.mktemp("full"))
    for day in range(1, 5):
        for number in range(3):
            add(journal, f"[Решение] № {number}, день {day}", day=dt.date(2026, 1, day))
    yield journal
    journal.close()


@pytest.mark.parametrize("text", ["", "решение"])
@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("limit", [1, 3, 12, 13])
def test_pages_cover_all_exactly_once(full: SqlJournal, text: str, order: Order, limit: int) -> None:
    """In the order of one long page, though many decisions share a day and a score."""
    query = Query(text, order=order, limit=limit)
    seen: list[int] = []
    while True:
        page = full.find(query)
        seen += [hit.record.id for hit in page.items]
        assert page.total == 12
        assert len(seen) <= 12
        if page.next is None:
            break
        assert len(page.items) == limit
        query = replace(query, cursor=page.next)

    assert seen == [hit.record.id for hit in full.find(Query(text, order=order, limit=100)).items]
    assert len(set(seen)) == 12


def test_what_is_added_meanwhile_moves_nothing(journal: SqlJournal) -> None:
    """The next page goes on after the last decision, not after a count."""
    old = [add(journal, f"[Решение {number}]").decision_ids[0] for number in range(4)]
    first = journal.find(Query(limit=2))
    add(journal, "[Новое решение]", day=dt.date(2027, 1, 1))

    second = journal.find(Query(limit=2, cursor=first.next))

    assert [hit.record.id for page in (first, second) for hit in page.items] == old[::-1]


@pytest.mark.parametrize("text", ["", "решение"])
def test_a_walk_goes_newest_first(full: SqlJournal, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Step by step, without regard to the limit."""
    monkeypatch.setattr("journal.finding._STEP", 5)
    listed = [hit.record for hit in full.find(Query(text, order=Order.NEWEST, limit=100)).items]

    assert list(islice(full.walk(Query(text, limit=1)), 13)) == listed


def test_a_walk_is_refused_at_once(full: SqlJournal) -> None:
    """Not when the first record is asked for: then a download would have begun."""
    with pytest.raises(BadQuery):
        full.walk(Query('"кадры'))
