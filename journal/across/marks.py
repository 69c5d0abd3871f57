"""A table of marks: who else holds one of mine?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, select

from journal.rows import insert_rows

#: marks of one statement; databases take some 32,000 values
_STEP = 5_000


def change(
    connection: Connection, table: Table, marks: Mapping[int, Sequence[int]], most: int
) -> dict[int, Counter[int]]:
    """Store the marks of these in place of what they had; for each, who else holds how many of its marks.

    What `most` others hold tells nothing, so it is neither stored once more nor looked up.
    """
    holder = table.c[1]
    connection.execute(delete(table).where(holder.in_(list(marks))))
    wanted = {mark for held in marks.values() for mark in held}
    common = _common(connection, table, wanted, most)
    rows = [{"mark": mark, holder.name: id_} for id_, held in marks.items() for mark in held if mark not in common]
    insert_rows(connection, table, rows)
    told = {id_: [mark for mark in held if mark not in common] for id_, held in marks.items()}
    return held_by(connection, table, told)


def held_by(connection: Connection, table: Table, marks: Mapping[int, Sequence[int]]) -> dict[int, Counter[int]]:
    """For each, who else holds how many of its marks."""
    holders = _holders(connection, table, {mark for held in marks.values() for mark in held})
    return {
        id_: Counter(other for mark in held for other in holders.get(mark, ()) if other != id_)
        for id_, held in marks.items()
    }


def _common(connection: Connection, table: Table, wanted: Collection[int], most: int) -> set[int]:
    found: set[int] = set()
    for some in _steps(wanted):
        query = select(table.c.mark).where(table.c.mark.in_(some)).group_by(table.c.mark)
        found.update(connection.scalars(query.having(func.count() >= most)))
    return found


def _holders(connection: Connection, table: Table, wanted: Collection[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for some in _steps(wanted):
        for mark, holder in connection.execute(select(table).where(table.c.mark.in_(some))):
            found.setdefault(mark, []).append(holder)
    return found


def _steps(wanted: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(wanted)
    return (ordered[first : first + _STEP] for first in range(0, len(ordered), _STEP))
