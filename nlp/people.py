"""Names of people → people with their posts."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Organization, Person


def find_people(document: Document, organizations: tuple[Organization, ...]) -> tuple[Person, ...]:
    """Every named person of headline and body, in the order of first mention."""
    return ()
