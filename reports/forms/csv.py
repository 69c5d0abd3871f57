"""CSV as Excel in Russian opens it by a double click: UTF-8 with its mark, semicolons, days as ISO dates."""

from __future__ import annotations

import codecs
import csv
import io
from typing import BinaryIO

from reports.contract import Cell, Document, Form

#: a cell that begins so would be calculated, not shown
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def write(document: Document, output: BinaryIO) -> None:
    """The first table; the others are views of the same rows and have no place in a file of one table."""
    table = next(document.tables)
    output.write(codecs.BOM_UTF8)
    _line(output, tuple(column.heading for column in table.columns))
    for row in table.rows:
        _line(output, row)


def _line(output: BinaryIO, row: tuple[Cell, ...]) -> None:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([_text(cell) for cell in row])
    output.write(line.getvalue().encode())


def _text(cell: Cell) -> str:
    """An apostrophe before what Excel would take for a formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
    return "" if cell is None else str(cell)


FORM = Form("csv", "text/csv; charset=utf-8", write)
