"""What a report is made of: tables of typed cells, and forms of files that can hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from journal.records import DecisionRecord, Page, Query

#: text, a whole number, a day, or nothing; text is never a formula, whatever it begins with
Cell = str | int | dt.date | None
Row = tuple[Cell, ...]


class ReportError(Exception):
    """A report cannot be written as asked; the message, in Russian, says why and what helps."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and how many characters wide a sheet shows it."""

    heading: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Table:
    """One view of the log. `rows` is read once, and before the next table of its report is asked for."""

    title: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    #: what templates and programs know it by
    name: str = ""
    #: the column whose numbers are drawn as bars over the values of the first
    bars: int | None = None
    #: whether a workbook opens on it
    front: bool = False
    #: the words of a text beside it
    said: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is made of: the query, ways to ask the log more, and the day it speaks of."""

    query: Query
    today: dt.date
    #: every decision of a query, newest first
    walk: Callable[[Query], Iterable[DecisionRecord]]
    #: one page of a query with its counts
    find: Callable[[Query], Page]
    #: whether it is told by a day, be it by a later release, that a decision is carried out
    carried_out: Callable[[int, dt.date], bool] = lambda *_: False

    @property
    def day(self) -> dt.date:
        """The day by which deadlines are near or past."""
        return min(self.today, self.query.as_of or self.today)


@dataclass(frozen=True, slots=True)
class Report:
    """Decisions → tables; the first table has a row for each decision and stands alone in forms of one table."""

    name: str
    title: str
    tables: Callable[[Asked], Iterator[Table]]


@dataclass(frozen=True, slots=True)
class Document:
    """A report about to be written."""

    name: str
    title: str
    tables: Iterator[Table]
    #: folders in which a template of this name is looked for before the program's own
    templates: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file. The same tables give the same bytes, whenever they are written."""

    name: str
    mime_type: str
    write: Callable[[Document, BinaryIO], None]
    #: whether what it needs is installed
    ready: Callable[[], bool] = lambda: True
