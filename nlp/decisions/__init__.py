"""Clauses → decisions: who decided what, how firmly, for whom, by when.

passages → acts (`acts.py`, by the triggers of `models/decisions/`) → drafts in the scene that the sentences before
have set (`story.py`, `drafting.py`), judged (`judge.py`), repeats merged (`merge.py`) → decisions with the actors and
dates that their wording takes from elsewhere (`carrying/`) and with their topics.
"""

from __future__ import annotations

from dataclasses import replace

from nlp.decisions.carrying import carry
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.judge import judge
from nlp.decisions.passage import read_passages
from nlp.decisions.story import tell
from nlp.document import Document
from nlp.entities import Entities
from nlp.facts import Decision
from nlp.topics import topic_model, topics_of
from nlp.topics.features import Subject, topic_features

__all__ = ["find_decisions", "find_drafts", "judged_drafts"]


def find_decisions(document: Document, entities: Entities) -> tuple[Decision, ...]:
    """Every decision of the release, in the order of its content, each with its probability."""
    drafts, stage = judged_drafts(document, entities)
    subject, model = Subject(document), topic_model()
    theme = model.scores(subject.features) if drafts else {}
    return tuple(
        replace(
            item.decision,
            probability=round(judge().probability(item.features), 4),
            topics=topics_of(theme, model.scores(topic_features(item.decision, *item.tokens, subject))),
        )
        for item in carry(drafts, stage)
    )


def judged_drafts(document: Document, entities: Entities) -> tuple[tuple[Draft, ...], Stage]:
    """The drafts that the judge lets stand, with what the rules read from their wording, and where they stand."""
    sits = judge()

    def verdict(item: Draft) -> float | None:
        probability = sits.probability(item.features)
        return probability if probability >= sits.threshold else None

    passages = read_passages(document, entities)
    return tell(passages, entities, verdict), Stage(passages, document.page)


def find_drafts(document: Document, entities: Entities) -> tuple[Draft, ...]:
    """Every draft, judged or not: what the judge is trained on."""
    return tell(read_passages(document, entities), entities, lambda _: 1.0)
