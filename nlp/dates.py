"""Times in the text → intervals of days."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Date


def find_dates(document: Document) -> tuple[Date, ...]:
    """Every mention of a time in the body, in order."""
    return ()
