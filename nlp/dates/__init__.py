"""Times in the text → intervals of days: a grammar of phrases compiled to patterns (models/dates/)."""

from __future__ import annotations

from nlp.dates.find import find_dates, resolve
from nlp.dates.moments import Direction

__all__ = ["Direction", "find_dates", "resolve"]
