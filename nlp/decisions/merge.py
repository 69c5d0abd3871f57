"""The same act told twice becomes one decision with several pieces of evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from nlp.decisions.drafting import Draft
from nlp.decisions.passage import Passage
from nlp.facts import Decision, Mention

#: share of common words from which two contents tell the same act
_SAME = 0.6
#: share of a headline's words that stand in a decision's sentence
_TOLD = 0.5
_MIN_WORD = 4
_MARKS = "«»„“.,;:()–—-"


def merge(drafts: Iterable[Draft], headline: Passage | None) -> tuple[Draft, ...]:
    """Repeats folded into the first telling; the headline joins the decision it tells."""
    told: list[Draft] = []
    for item in drafts:
        twin = next((n for n, earlier in enumerate(told) if _same(earlier.decision, item.decision)), None)
        if twin is None:
            told.append(item)
        else:
            told[twin] = replace(told[twin], decision=_joined(told[twin].decision, item.decision))
    return _with_headline(told, headline)


def _same(a: Decision, b: Decision) -> bool:
    if a.kind is not b.kind or (a.deadline and b.deadline and a.deadline.interval != b.deadline.interval):
        return False
    if a.evidence[0] == b.evidence[0] or (a.amount and b.amount and a.amount.value != b.amount.value):
        return False
    if {party.name for party in a.assignees} != {party.name for party in b.assignees} and a.assignees and b.assignees:
        return False
    return _overlap(_stems(a.content.text), _stems(b.content.text)) >= _SAME


def _joined(first: Decision, second: Decision) -> Decision:
    return replace(
        first,
        evidence=tuple(dict.fromkeys((*first.evidence, *second.evidence))),
        actors=first.actors or second.actors,
        assignees=first.assignees or second.assignees,
        date=first.date or second.date,
        deadline=first.deadline or second.deadline,
        initiative=first.initiative or second.initiative,
        amount=first.amount or second.amount,
        headcount=first.headcount or second.headcount,
    )


def _with_headline(told: list[Draft], headline: Passage | None) -> tuple[Draft, ...]:
    if headline is None or not headline.tokens or not told:
        return tuple(told)
    words = _stems(headline.text(0, len(headline.tokens)))
    scores = [_share(words, _stems(item.decision.evidence[0].text)) for item in told]
    best = max(range(len(told)), key=scores.__getitem__)
    if scores[best] >= _TOLD:
        piece: Mention = headline.mention(0, len(headline.tokens))
        decision = told[best].decision
        told[best] = replace(told[best], decision=replace(decision, evidence=(*decision.evidence, piece)))
    return tuple(told)


@lru_cache(maxsize=256)
def _stems(text: str) -> Counter[str]:
    """Words without their endings; short words say nothing."""
    words = [word.strip(_MARKS) for word in text.lower().replace("ё", "е").split()]
    return Counter([word[:6] for word in words if len(word) >= _MIN_WORD])


def _overlap(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _share(a: Counter[str], b: Counter[str]) -> float:
    return (a & b).total() / a.total() if a else 0.0
