"""Saved searches: conditions under a name, found by number or by key, gone when forgotten."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.contract import BadQuery, NotFound
from journal.records import Days, Query
from journal.store import SqlJournal
from tests.journal.samples import NOW

QUERY = Query("целевое обучение", regions=("RU-TVE",), days=Days(dt.date(2026, 1, 1)), reprints=False)


def test_conditions_are_kept(journal: SqlJournal) -> None:
    """Page and order are the reader's, all else comes back as it was."""
    asked = Query(**{name: getattr(QUERY, name) for name in QUERY.__slots__} | {"limit": 3, "cursor": "n1-1"})
    saved = journal.errands.searches.save(" Целевой набор ", asked, author="Седова", at=NOW)

    assert (saved.name, saved.query, saved.author, saved.created_at) == ("Целевой набор", QUERY, "Седова", NOW)
    assert journal.errands.searches.list() == (saved,)
    assert journal.errands.searches.by_key(saved.key) == saved == journal.errands.searches.get(saved.id)


def test_keys_differ(journal: SqlJournal) -> None:
    """The same search saved twice has two keys."""
    first, second = (journal.errands.searches.save("а", QUERY, author="", at=NOW) for _ in range(2))

    assert first.key != second.key


@pytest.mark.parametrize("name, query", [(" ", QUERY), ("а", Query('"мест')), ("а", Query(kinds=("приказ",)))])
def test_what_cannot_be_asked_is_not_kept(journal: SqlJournal, name: str, query: Query) -> None:
    """An alert over it would fail every time."""
    with pytest.raises(BadQuery):
        journal.errands.searches.save(name, query, author="", at=NOW)
    assert journal.errands.searches.list() == ()


def test_forgotten(journal: SqlJournal) -> None:
    """It is found no more; what never was is NotFound."""
    saved = journal.errands.searches.save("а", QUERY, author="", at=NOW)
    journal.errands.searches.forget(saved.id)

    for ask in (lambda: journal.errands.searches.get(saved.id), lambda: journal.errands.searches.forget(2**60)):
        with pytest.raises(NotFound):
            ask()
    with pytest.raises(NotFound):
        journal.errands.searches.by_key(saved.key)
