"""Clauses → decisions: who decided what, how firmly, for whom, by when.

passages → acts (`acts.py`, by the triggers of `models/decisions/`) → roles, times and figures of each act, in the
scene that the sentences before have set (`scene.py`) → decisions, repeats merged.
"""

from __future__ import annotations

from nlp.decisions.story import tell
from nlp.document import Document
from nlp.entities import Entities
from nlp.facts import Decision

__all__ = ["find_decisions"]


def find_decisions(document: Document, entities: Entities) -> tuple[Decision, ...]:
    """Every decision of the release, in the order of its content."""
    return tell(document, entities)
