"""LOG → FILES: one file per report, one per form; the same rows in every form."""

from __future__ import annotations

from reports.contract import Asked, ReportError
from reports.writing import FORMATS, REPORTS, write

__all__ = ["FORMATS", "REPORTS", "Asked", "ReportError", "write"]
