"""Named programmes, projects and contests."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Initiative, Organization


def find_initiatives(document: Document, organizations: tuple[Organization, ...]) -> tuple[Initiative, ...]:
    """Every named initiative of headline and body, in the order of first mention."""
    return ()
