"""A table of marks: who else holds one of mine?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, Text, bindparam, cast, delete, func, select

from journal.among import among
from journal.rows import insert_rows


def change(
    connection: Connection, table: Table, marks: Mapping[int, Sequence[int]], most: int, stored: Collection[int]
) -> dict[int, Counter[int]]:
    """Store the marks of these, the `stored` of whom had some before; for each, who else holds how many of its marks.

    What `most` others hold tells nothing, so it is neither stored once more nor counted.
    """
    holder = table.c[1]
    if stored:
        connection.execute(delete(table).where(among(holder, stored)))
    holders = _holders(connection, table, {mark for held in marks.values() for mark in held})
    common = {mark for mark, others in holders.items() if len(others) >= most}
    telling = {id_: [mark for mark in held if mark not in common] for id_, held in marks.items()}
    for id_, held in telling.items():
        for mark in held:
            holders.setdefault(mark, []).append(id_)
    rows = [{"mark": mark, holder.name: id_} for id_, held in telling.items() for mark in held]
    insert_rows(connection, table, rows)
    return _shared(telling, holders)


def held_by(connection: Connection, table: Table, marks: Mapping[int, Sequence[int]]) -> dict[int, Counter[int]]:
    """For each, who else holds how many of its marks."""
    return _shared(marks, _holders(connection, table, {mark for held in marks.values() for mark in held}))


def _shared(marks: Mapping[int, Sequence[int]], holders: Mapping[int, Collection[int]]) -> dict[int, Counter[int]]:
    return {
        id_: Counter(other for mark in held for other in sorted(holders.get(mark, ())) if other != id_)
        for id_, held in marks.items()
    }


def _holders(connection: Connection, table: Table, wanted: Collection[int]) -> dict[int, list[int]]:
    """Who holds each of these marks."""
    if not wanted:
        return {}
    rows = connection.execute(_of_marks(table), {"marks": list(wanted)})
    return {mark: list(map(int, holders.split(","))) for mark, holders in rows}


@cache
def _of_marks(table: Table) -> Select[Any]:
    """A row a mark: thousands of rows take longer to be handed over than to be found."""
    holders = func.aggregate_strings(cast(table.c[1], Text), ",")
    return select(table.c.mark, holders).where(among(table.c.mark, bindparam("marks"))).group_by(table.c.mark)
