"""What documents are ordered by."""

import datetime as dt

from journal.index.documents import newest_key, newest_place
from journal.questions import LARGEST_ID

DAY = dt.date(2026, 3, 1)
NEXT = DAY + dt.timedelta(1)


def test_newest_keys_order_by_day_then_id() -> None:
    """A cursor may name an id higher than any decision has; it stays within its day."""
    keys = [newest_key(DAY, 1), newest_key(DAY, 2), newest_key(DAY, LARGEST_ID), newest_key(NEXT, 1)]

    assert keys == sorted(set(keys))
    assert newest_place(keys[1]) == (DAY, 2)
