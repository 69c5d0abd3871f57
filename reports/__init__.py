"""LOG → FILES: one file per report, one per form; the same rows in every form."""

from __future__ import annotations

from reports.contract import Asked, ReportError, Wanted
from reports.previews import Preview, preview
from reports.writing import FORMATS, REPORTS, check, named, write

__all__ = [
    "FORMATS",
    "REPORTS",
    "Asked",
    "Preview",
    "ReportError",
    "Wanted",
    "check",
    "named",
    "preview",
    "write",
]
