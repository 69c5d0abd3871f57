"""The door: decisions that a query found → a report in a form, as bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from journal.records import DecisionRecord, Query
from registry import collect
from reports.contract import Form, Report, ReportError

REPORTS: dict[str, Report] = {item.name: item for item in collect("reports", Report)}
FORMATS: dict[str, Form] = {item.name: item for item in collect("reports.forms", Form)}


def write(name: str, records: Iterable[DecisionRecord], format: str, output: BinaryIO, filters: Query) -> None:
    """Write the report of this name; `filters` is what found the records. Raises ReportError."""
    if name not in REPORTS or format not in FORMATS:
        accepted = f"отчёты: {', '.join(REPORTS)}; форматы: {', '.join(FORMATS)}"
        raise ReportError(f"Нет отчёта «{name}» в формате «{format}». Есть {accepted}.")
    FORMATS[format].write(REPORTS[name].tables(records, filters), output)


def write_log(records: Iterable[DecisionRecord], format: str, output: BinaryIO, filters: Query) -> None:
    """Write the log itself: every decision, and the views over them where the form has room."""
    write("log", records, format, output, filters)
