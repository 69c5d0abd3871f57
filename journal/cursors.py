"""Where a page ended ↔ the text that a reader gives back to go on from there."""

from __future__ import annotations

import datetime as dt
import math
import re
import struct

from journal.contract import BadQuery
from journal.questions import LARGEST_ID
from journal.ranking import LARGEST, Rank
from journal.records import Order

_NEWEST = re.compile(r"n(\d{1,7})-(\d{1,13})")
_RELEVANCE = re.compile(r"r([0-9a-f]{8})-(\d{1,13})")
_RANK = re.compile(r"([a-z]+)\.(-?\d{1,19})?\.(\d{1,13})")


def newest_cursor(day: dt.date, id_: int) -> str:
    """After this decision in a list that is newest first."""
    return f"n{day.toordinal()}-{id_}"


def newest_place(cursor: str | None) -> tuple[dt.date, int] | None:
    """The decision that the page before ended with; raises BadQuery."""
    if cursor is None:
        return None
    match = _NEWEST.fullmatch(cursor)
    if not match or not 1 <= int(match[1]) <= dt.date.max.toordinal() or int(match[2]) > LARGEST_ID:
        raise _broken(cursor, "сначала новые")
    return dt.date.fromordinal(int(match[1])), int(match[2])


def relevance_cursor(score: float, id_: int) -> str:
    """After this decision in a list by relevance; the index gives scores 32 bits wide."""
    return f"r{struct.pack('>f', score).hex()}-{id_}"


def relevance_place(cursor: str | None) -> tuple[float, int] | None:
    """The score and id of the decision that the page before ended with; raises BadQuery."""
    if cursor is None:
        return None
    match = _RELEVANCE.fullmatch(cursor)
    score: float = struct.unpack(">f", bytes.fromhex(match[1]))[0] if match else math.nan
    if not match or not math.isfinite(score) or int(match[2]) > LARGEST_ID:
        raise _broken(cursor, "по релевантности")
    return score, int(match[2])


def rank_cursor(order: Order, rank: Rank) -> str:
    """After this decision in a list by a value."""
    return f"{order.value}.{'' if rank.value is None else rank.value}.{rank.id}"


def rank_place(cursor: str | None, order: Order) -> Rank | None:
    """Where the decision that the page before ended with stands; raises BadQuery."""
    if cursor is None:
        return None
    match = _RANK.fullmatch(cursor)
    value = int(match[2]) if match and match[2] else None
    if not match or match[1] != order or abs(value or 0) >= LARGEST or int(match[3]) > LARGEST_ID:
        raise _broken(cursor, order.value)
    return Rank(value, int(match[3]))


def _broken(cursor: str, order: str) -> BadQuery:
    return BadQuery(f"Курсор «{cursor}» не подходит; ожидается next предыдущей страницы того же запроса ({order}).")
