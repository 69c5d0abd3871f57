"""Ordered reports: each is made by one at a time, by another where that one dies, and served by all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from journal import open_journal
from journal.orders import book
from journal.orders.records import Order, Term
from journal.records import Query
from journal.store import SqlJournal
from tests.journal.samples import NOW

MINUTE = dt.timedelta(minutes=1)
ONE, OTHER = Term("one", NOW + MINUTE), Term("other", NOW + 3 * MINUTE)
ORDER = Order("0d1e", "log", Query("центр", regions=("RU-TVE",)), "csv", "журнал.csv", 3)


def test_another_node_shows_and_serves_it(url: str, tmp_path: Path, journal: SqlJournal) -> None:
    """While it waits, while it is made and when it is ready; long files come in pieces."""
    other = open_journal(url, tmp_path).orders
    journal.orders.place(ORDER, NOW)
    assert other.get(ORDER.key) == ORDER
    assert journal.orders.claim(ONE, NOW) == ORDER
    assert journal.orders.tell(ORDER.key, ONE, 2)
    assert other.get(ORDER.key) == replace(ORDER, written=2)
    assert other.claim(OTHER, NOW) is None

    data = bytes(range(256)) * 3000
    assert journal.orders.finish(ORDER.key, ONE.owner, BytesIO(data))
    assert other.get(ORDER.key) == replace(ORDER, written=3, ready=True, size=len(data))
    pieces = list(other.bytes_of(ORDER.key))
    assert b"".join(pieces) == data
    assert len(pieces) > 1
    assert other.claim(OTHER, NOW + 9 * MINUTE) is None


def test_another_goes_on_where_the_maker_died(journal: SqlJournal) -> None:
    """Once the lease is over; who comes back then changes nothing."""
    journal.orders.place(ORDER, NOW)
    assert journal.orders.claim(ONE, NOW)
    assert journal.orders.claim(OTHER, NOW + 2 * MINUTE) == ORDER

    assert not journal.orders.tell(ORDER.key, ONE, 1)
    assert not journal.orders.finish(ORDER.key, ONE.owner, BytesIO(b"late"))
    journal.orders.give_up(ORDER.key, ONE.owner, "late")
    journal.orders.give_back(ORDER.key, ONE.owner, NOW)
    assert journal.orders.get(ORDER.key) == ORDER
    assert journal.orders.finish(ORDER.key, OTHER.owner, BytesIO(b"right"))
    assert list(journal.orders.bytes_of(ORDER.key)) == [b"right"]


def test_what_kills_its_makers_is_given_up(journal: SqlJournal) -> None:
    """And holds the next one up no longer; what a stopped server gives back does not count."""
    journal.orders.place(ORDER, NOW)
    journal.orders.place(replace(ORDER, key="next"), NOW + MINUTE)
    for _ in range(book.TRIES + 1):
        assert journal.orders.claim(ONE, NOW)
        journal.orders.give_back(ORDER.key, ONE.owner, NOW)
    for turn in range(book.TRIES):
        assert journal.orders.claim(Term("one", NOW), NOW), turn

    following = journal.orders.claim(Term("one", NOW + 9 * MINUTE), NOW + 2 * MINUTE)
    assert following
    assert following.key == "next"
    dead = journal.orders.get(ORDER.key)
    assert dead
    assert dead.fault == book.DEADLY.format(book.TRIES)


def test_old_orders_are_removed(journal: SqlJournal) -> None:
    """With the next one, a day after they were placed; other keys lead nowhere."""
    journal.orders.place(ORDER, NOW)
    journal.orders.claim(ONE, NOW)
    journal.orders.finish(ORDER.key, ONE.owner, BytesIO(b"old"))
    journal.orders.place(replace(ORDER, key="next"), NOW + book.KEPT + MINUTE)

    assert journal.orders.get(ORDER.key) is None
    assert list(journal.orders.bytes_of(ORDER.key)) == []
    assert journal.orders.get("next")
    assert [journal.orders.get(key) for key in ("", "../a", "0" * 32)] == [None] * 3
