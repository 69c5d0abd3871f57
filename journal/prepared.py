"""Statements that every page asks: written out once for each database, and handed to its driver as they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Select
from sqlalchemy.types import TypeEngine

#: changes a value on its way to or from the driver
_Change = Callable[[Any], Any]


class Written(NamedTuple):
    """A statement in the words of one database."""

    text: str
    #: values that it has by itself, by name
    own: Mapping[str, Any]
    #: by name the changes of values
    given: Mapping[str, _Change]
    #: the names in the order in which the driver takes them; None where it takes them by name
    order: Sequence[str] | None
    #: by column the changes of what comes
    taken: Sequence[tuple[int, _Change]]

    def arranged(self, values: Mapping[str, Any]) -> Mapping[str, Any] | Sequence[Any]:
        """The values as the driver takes them."""
        asked = {**self.own, **values}
        for name, change in self.given.items():
            asked[name] = change(asked[name])
        return asked if self.order is None else [asked[name] for name in self.order]


class Prepared:
    """A statement with named values: having SQLAlchemy make and read it each time takes longer than its rows do."""

    def __init__(self, statement: Select[Any]) -> None:
        self._statement = statement
        #: by the database's name: each log has a dialect of its own
        self._written: dict[str, Written] = {}

    def written(self, dialect: Dialect) -> Written:
        """The statement as it is handed over."""
        found = self._written.get(dialect.name)
        if found is None:
            found = self._written[dialect.name] = self._write(dialect)
        return found

    def rows(self, connection: Connection, **values: Any) -> list[Sequence[Any]]:
        """What the database answers; raises the driver's errors, which `Database` turns into its own."""
        (found,) = together(connection, (self, values))
        return found

    def _write(self, dialect: Dialect) -> Written:
        compiled: Any = self._statement.compile(dialect=dialect)
        given = {name: _of(value.type, dialect).bind_processor(dialect) for name, value in compiled.binds.items()}
        columns = enumerate(self._statement.selected_columns)
        taken = [(place, _of(column.type, dialect).result_processor(dialect, None)) for place, column in columns]
        return Written(
            str(compiled),
            compiled.params,
            {name: change for name, change in given.items() if change},
            compiled.positiontup,
            [(place, change) for place, change in taken if change],
        )


def together(connection: Connection, *asked: tuple[Prepared, Mapping[str, Any]]) -> list[list[Sequence[Any]]]:
    """The rows of several statements; a server is asked for all before it answers the first."""
    driver: Any = connection.connection.driver_connection
    with ExitStack() as open_:
        if len(asked) > 1 and hasattr(driver, "pipeline"):
            open_.enter_context(driver.pipeline())
        found = []
        for prepared, values in asked:
            written = prepared.written(connection.dialect)
            cursor = open_.enter_context(closing(driver.cursor()))
            cursor.execute(written.text, written.arranged(values))
            found.append((cursor, written.taken))
        return [
            [_changed(row, taken) for row in cursor.fetchall()] if taken else list(cursor.fetchall())
            for cursor, taken in found
        ]


def _of(type_: TypeEngine[Any], dialect: Dialect) -> TypeEngine[Any]:
    return type_.dialect_impl(dialect)


def _changed(row: Sequence[Any], changes: Sequence[tuple[int, _Change]]) -> Sequence[Any]:
    changed = list(row)
    for place, change in changes:
        changed[place] = change(changed[place])
    return changed
