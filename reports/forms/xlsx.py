"""Excel workbooks: a sheet for each table, real days and numbers, text that never runs as a formula."""

from __future__ import annotations

import datetime as dt
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.contract import Cell, Document, Form, ReportError, Table

#: what Excel holds: rows of a sheet, characters of a cell
ROWS, CHARACTERS = 1_048_576, 32_767
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: bars that a chart has room for, and their colour
BARS, ACCENT = 25, "#2350B5"
#: written into the file in place of the clock, so that the same log gives the same bytes
CREATED = dt.datetime(2000, 1, 1)


def write(document: Document, output: BinaryIO) -> None:
    """A workbook; memory does not grow with its rows. Raises ReportError where a sheet has too many."""
    with xlsxwriter.Workbook(output, OPTIONS) as book:
        book.set_properties({"title": document.title, "created": CREATED})
        look = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "number": book.add_format({"num_format": "#,##0", "valign": "top"}),
            "day": book.add_format({"num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
        }
        for table in document.tables:
            sheet = book.add_worksheet(table.title)
            last = _sheet(sheet, table, look)
            if table.bars is not None and last:
                sheet.insert_chart(1, len(table.columns) + 1, _chart(book, table, table.bars, last))
            if table.front:
                sheet.activate()


def _sheet(sheet: Worksheet, table: Table, look: dict[str, Format]) -> int:
    """Fill the sheet; the number of its last row."""
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, column.heading, look["head"])
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(table.rows, 1):
        if last >= ROWS:
            raise ReportError(f"В лист Excel помещается {ROWS - 1} строк, а решений больше: возьмите CSV или период.")
        for number, cell in enumerate(row):
            _write(sheet, last, number, cell, look)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    return last


def _chart(book: xlsxwriter.Workbook, table: Table, column: int, last: int) -> Chart:
    """Bars over the first column, in the order of its rows."""
    shown = min(last, BARS)
    chart = book.add_chart({"type": "bar" if table.columns[0].width > 14 else "column"})
    places = {"categories": [table.title, 1, 0, shown, 0], "values": [table.title, 1, column, shown, column]}
    chart.add_series({"name": table.columns[column].heading, "fill": {"color": ACCENT}, "gap": 60, **places})
    chart.set_title({"name": table.title, "overlay": False})
    chart.set_legend({"none": True})
    if table.columns[0].width > 14:
        chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 720, "height": 120 + 24 * shown})
    return chart


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, look: dict[str, Format]) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, _fit(cell), look["text"])
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, column, cell, look["day"])
    elif cell is not None:
        sheet.write_number(row, column, cell, look["number"])


def _fit(text: str) -> str:
    return text if len(text) <= CHARACTERS else text[: CHARACTERS - 1] + "…"


FORM = Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write)
