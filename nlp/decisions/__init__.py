"""Clauses → decisions: who decided what, how firmly, for whom, by when."""

from __future__ import annotations

from nlp.document import Document
from nlp.entities import Entities
from nlp.facts import Decision


def find_decisions(document: Document, entities: Entities) -> tuple[Decision, ...]:
    """Every decision of the release, in the order of its content."""
    return ()
