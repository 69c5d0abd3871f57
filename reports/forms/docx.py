"""Word documents from a template that users can edit: `docs/reports.md` says what it may name."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from reports.contract import Cell, Column, Document, Form, ReportError, Row, Table
from reports.forms.charts import bars
from reports.wording import grouped

_View = dict[str, Any]

#: what templates see in place of a table that was left out
_EMPTY: _View = {"said": "", "columns": [], "rows": [], "picture": "", "chosen": False, "number": ""}

TEMPLATES = Path(__file__).parents[1] / "templates"
#: rows of a table that Word still opens at once; more belong into a workbook
ROWS = 3_000
#: what XML cannot hold
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: written into the file in place of the clock, so that the same log gives the same bytes
_WRITTEN = (2000, 1, 1, 0, 0, 0)


def write(document: Document, output: BinaryIO) -> None:
    """Fill the template. Raises ReportError where it is broken or there is too much for a document."""
    template = DocxTemplate(_template(document))
    views = {table.name: _view(template, table) for table in document.tables}
    context = {"title": document.title, "tables": list(views.values()), **_numbered(document, views)}
    filled = io.BytesIO()
    try:
        template.render(context, jinja_env=SandboxedEnvironment(autoescape=True))
    except (TemplateError, TypeError) as error:
        raise ReportError(f"Шаблон {document.name}.docx не заполняется: {error}") from error
    template.save(filled)
    _settle(filled, output)


def _template(document: Document) -> Path:
    for folder in (*document.templates, TEMPLATES):
        if (path := folder / f"{document.name}.docx").is_file():
            return path
    return TEMPLATES / "any.docx"


def _numbered(document: Document, views: Mapping[str, _View]) -> dict[str, _View]:
    """The tables by name, numbered as the document has them; those that were left out are empty and have no number."""
    order = [name for name in document.sections if name in views]
    order += [name for name in views if name not in order]
    left_out = {name: {**_EMPTY, "name": name, "title": title} for name, title in document.sections.items()}
    return left_out | {name: {**views[name], "number": number} for number, name in enumerate(order, 1)}


def _view(template: DocxTemplate, table: Table) -> _View:
    """A table as templates know it: cells by their number and by their column's heading."""
    rows = _limited(table)
    return {
        "name": table.name,
        "title": table.title,
        "said": table.said,
        "columns": [column.heading for column in table.columns],
        "rows": [_cells(row, table.columns) for row in rows],
        "picture": _picture(template, rows, table.bars) if table.bars is not None and rows else "",
        "chosen": True,
    }


def _limited(table: Table) -> list[Row]:
    rows: list[Row] = []
    for row in table.rows:
        if len(rows) == ROWS:
            raise ReportError(
                f"В документ Word помещается {ROWS} решений, здесь больше: возьмите XLSX или период короче."
            )
        rows.append(row)
    return rows


def _cells(row: Row, columns: Sequence[Column]) -> dict[int | str, str]:
    texts = [_text(cell) for cell in row]
    return {**dict(enumerate(texts)), **{column.heading: text for column, text in zip(columns, texts, strict=True)}}


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, int):
        return grouped(cell)
    return _UNWRITABLE.sub("", " ".join((cell or "").split()))


def _picture(template: DocxTemplate, rows: Sequence[Row], column: int) -> InlineImage:
    values = [int(value) for row in rows if isinstance(value := row[column], int)]
    upright = len(rows[0]) == 2
    return InlineImage(template, bars([str(row[0]) for row in rows], values, upright=upright), width=Cm(16))


def _settle(filled: BinaryIO, output: BinaryIO) -> None:
    """The same parts with one time of writing."""
    with zipfile.ZipFile(filled) as parts, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as settled:
        for name in parts.namelist():
            settled.writestr(zipfile.ZipInfo(name, _WRITTEN), parts.read(name), zipfile.ZIP_DEFLATED)


FORM = Form("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write)
