"""Names of places and bodies → the federal subjects a release is about."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Organization, Region


def find_regions(document: Document, organizations: tuple[Organization, ...]) -> tuple[Region, ...]:
    """The federal subjects, most central first."""
    return ()
