"""What a report is made of: tables of typed cells, and forms of files that can hold them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from journal.records import DecisionRecord, Query

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


@dataclass(frozen=True, slots=True)
class Report:
    """Decisions → tables; the first table has a row for each decision and stands alone in forms of one table."""

    name: str
    title: str
    tables: Callable[[Iterable[DecisionRecord], Query], Iterator[Table]]


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file. The same tables give the same bytes, whenever they are written."""

    name: str
    mime_type: str
    write: Callable[[Iterator[Table], BinaryIO], None]
