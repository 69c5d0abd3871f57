"""Clauses → decisions: who decided what, how firmly, for whom, by when.

passages → acts (`acts.py`, by the triggers of `models/decisions/`) → drafts in the scene that the sentences before
have set (`story.py`, `drafting.py`) → decisions, judged (`judge.py`) and with repeats merged (`merge.py`).
"""

from __future__ import annotations

from dataclasses import replace

from nlp.decisions.drafting import Draft
from nlp.decisions.judge import judge
from nlp.decisions.story import tell
from nlp.document import Document
from nlp.entities import Entities
from nlp.facts import Decision
from nlp.topics import theme_of, topics_of

__all__ = ["find_decisions", "find_drafts"]


def find_decisions(document: Document, entities: Entities) -> tuple[Decision, ...]:
    """Every decision of the release, in the order of its content, each with its probability."""
    sits = judge()

    def verdict(item: Draft) -> float | None:
        probability = sits.probability(item.features)
        return probability if probability >= sits.threshold else None

    theme = theme_of(document)
    headline = document.headline.analysis.text if document.headline else ""
    return tuple(
        replace(
            item.decision,
            probability=round(sits.probability(item.features), 4),
            topics=topics_of(item.decision, theme, headline),
        )
        for item in tell(document, entities, verdict)
    )


def find_drafts(document: Document, entities: Entities) -> tuple[Draft, ...]:
    """Every draft, judged or not: what the judge is trained on."""
    return tell(document, entities, lambda _: 1.0)
