"""The door: what was asked of the log → a report in a form, as bytes."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from registry import collect
from reports.contract import Asked, Document, Form, Report, ReportError

REPORTS: dict[str, Report] = {item.name: item for item in collect("reports", Report)}
FORMATS: dict[str, Form] = {item.name: item for item in collect("reports.forms", Form) if item.ready()}


def write(name: str, asked: Asked, format: str, output: BinaryIO, templates: tuple[Path, ...] = ()) -> None:
    """Write the report of this name; `templates` are folders of the users' own. Raises ReportError."""
    if name not in REPORTS or format not in FORMATS:
        accepted = f"отчёты: {', '.join(REPORTS)}; форматы: {', '.join(FORMATS)}"
        raise ReportError(f"Нет отчёта «{name}» в формате «{format}». Есть {accepted}.")
    report = REPORTS[name]
    if unknown := asked.sections - report.sections.keys():
        raise ReportError(
            f"Нет разделов: {', '.join(sorted(unknown))}. Есть: {', '.join(report.sections) or 'никаких'}."
        )
    document = Document(name, report.title, report.tables(asked), report.sections, templates)
    FORMATS[format].write(document, output)
