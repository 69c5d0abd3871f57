"""BYTES → RELEASE: what a file says, by what it contains and never by what it is called."""

from __future__ import annotations

from intake.reading import Format, Limits, Reading, Unreadable
from intake.reception import FORMATS, read

__all__ = ["FORMATS", "Format", "Limits", "Reading", "Unreadable", "read"]
