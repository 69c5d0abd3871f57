"""Figures that all processes of a log count together, on whatever machine each runs."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Column, Connection, Float, Table, Text, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from journal.database import Database
from journal.tables import metadata

#: what is counted, and of which sort
Place = tuple[str, str]

measures = Table(
    "measures",
    metadata,
    Column("name", Text, primary_key=True),
    Column("label", Text, primary_key=True),
    Column("value", Float, nullable=False),
)
_ONE = measures.c.name == bindparam("of"), measures.c.label == bindparam("sort")
_MORE = update(measures).where(*_ONE).values(value=measures.c.value + bindparam("more"))


class Measures:
    """Sums since the log was made, or restored."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, more: Mapping[Place, float]) -> None:
        """Count more."""
        with self._database.writing() as connection:
            for place in sorted(more):  # in one order, so that no two wait for each other
                _add(connection, place, more[place])

    def all(self) -> dict[Place, float]:
        """Everything that was counted."""
        with self._database.reading() as connection:
            return {(row.name, row.label): row.value for row in connection.execute(select(measures))}


def _add(connection: Connection, place: Place, more: float) -> None:
    name, label = place
    given = {"of": name, "sort": label, "more": more}
    if connection.execute(_MORE, given).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(measures).values(name=name, label=label, value=more))
    except IntegrityError:  # another process was the first
        connection.execute(_MORE, given)
