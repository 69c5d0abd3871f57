"""JSON for programs: the same tables, a row a line, days as ISO dates."""

from __future__ import annotations

import datetime as dt
import json
from typing import BinaryIO

from reports.contract import Cell, Document, Form, Table


def write(document: Document, output: BinaryIO) -> None:
    """One object; memory does not grow with its rows."""
    output.write(f'{{"report":{_text(document.name)},"title":{_text(document.title)},"tables":['.encode())
    for number, table in enumerate(document.tables):
        output.write(b",\n" if number else b"\n")
        _table(table, output)
    output.write(b"\n]}\n")


def _table(table: Table, output: BinaryIO) -> None:
    head = {"name": table.name, "title": table.title, "columns": [column.heading for column in table.columns]}
    output.write(f'{_text(head)[:-1]},"rows":['.encode())
    for number, row in enumerate(table.rows):
        output.write((",\n" if number else "\n").encode() + _text([_plain(cell) for cell in row]).encode())
    output.write(b"\n]}")


def _plain(cell: Cell) -> str | int | None:
    return cell.isoformat() if isinstance(cell, dt.date) else cell


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


FORM = Form("json", "application/json", write)
