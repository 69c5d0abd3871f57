"""TEXT → FACTS. Pure: no database, no HTTP, no network, no clock, no files but `models/`."""

from __future__ import annotations

from nlp.extract import extract, extract_all

__all__ = ["extract", "extract_all"]
