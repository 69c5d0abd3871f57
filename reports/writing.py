"""The door: what was asked of the log → a report in a form, as bytes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import BinaryIO

from registry import collect
from reports.contract import Asked, Document, Form, Report, ReportError

REPORTS: dict[str, Report] = {item.name: item for item in collect("reports", Report)}
FORMATS: dict[str, Form] = {item.name: item for item in collect("reports.forms", Form) if item.ready()}


def named(name: str) -> Report:
    """The report of this name; raises ReportError."""
    if name not in REPORTS:
        raise ReportError(f"Нет отчёта «{name}». Есть: {', '.join(REPORTS)}.")
    return REPORTS[name]


def check(name: str, format: str, sections: Collection[str]) -> None:
    """Raise ReportError where there is no such report, no such form or no such section."""
    report = named(name)
    if format not in FORMATS:
        raise ReportError(f"Нет формата «{format}». Есть: {', '.join(FORMATS)}.")
    if unknown := set(sections) - report.sections.keys():
        known = ", ".join(report.sections) or "никаких"
        raise ReportError(f"Нет разделов: {', '.join(sorted(unknown))}. Есть: {known}.")


def write(name: str, asked: Asked, format: str, output: BinaryIO, templates: tuple[Path, ...] = ()) -> None:
    """Write the report of this name; `templates` are folders of the users' own. Raises ReportError."""
    check(name, format, asked.sections)
    report = REPORTS[name]
    document = Document(name, report.title, report.tables(asked), report.sections, templates)
    FORMATS[format].write(document, output)
