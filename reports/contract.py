"""What a report is made of: tables of typed cells, and forms of files that can hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
class Wanted:
    """Which report, of what a query finds, with which sections; none means all."""

    query: Query
    report: str = "log"
    sections: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is made of: the query, ways to ask the log more, and the day it speaks of."""

    query: Query
    today: dt.date
    #: every decision of a query, newest first
    walk: Callable[[Query], Iterable[DecisionRecord]]
    #: one page of a query with its counts
    find: Callable[[Query], Page]
    #: those decisions of which it is told by a day, be it by a later release, that they are carried out
    carried_out: Callable[[Collection[int], dt.date], frozenset[int]] = lambda *_: frozenset()
    #: names of the sections that the report is to have; none means all
    sections: frozenset[str] = frozenset()

    @property
    def day(self) -> dt.date:
        """The day by which deadlines are near or past."""
        return min(self.today, self.query.as_of or self.today)

    def wants(self, *names: str) -> bool:
        """Whether the report is to have one of these sections."""
        return not self.sections or not self.sections.isdisjoint(names)


@dataclass(frozen=True, slots=True)
class Report:
    """Decisions → tables; the first table has a row for each decision and stands alone in forms of one table."""

    name: str
    title: str
    tables: Callable[[Asked], Iterator[Table]]
    #: tables that may be left out, by name, in the order in which documents have them; what is not here is always there
    sections: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """A report about to be written."""

    name: str
    title: str
    tables: Iterator[Table]
    #: the report's sections by name, those that were left out too
    sections: Mapping[str, str] = field(default_factory=dict)
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
