"""LOG → FILES: one file per report, one per form; the same rows in every form."""

from __future__ import annotations

from reports.contract import ReportError
from reports.writing import FORMATS, REPORTS, write, write_log

__all__ = ["FORMATS", "REPORTS", "ReportError", "write", "write_log"]
