"""Names of bodies → organizations, forms folded."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Organization
from nlp.organizations.folding import fold
from nlp.organizations.mentions import find_mentions

__all__ = ["find_organizations"]


def find_organizations(document: Document) -> tuple[Organization, ...]:
    """Every named body of headline and body, in the order of first mention."""
    return fold(find_mentions(document))
