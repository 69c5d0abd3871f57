"""Under which named undertaking an act may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from nlp.decisions.carrying.ranking import NONE, RULE, Candidate, Field, gathered, wording
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.wordlists import words

Way = tuple[str, str | None]

#: sentences behind a name in which it is remembered by their number
_NEAR = 3
#: more mentions tell nothing more
_MOST = 3


def initiative_candidates(place: int, drafts: Sequence[Draft], stage: Stage) -> tuple[Candidate[str | None], ...]:
    """None, what the rules read, and every initiative of the release."""
    return tuple(
        Candidate(name, frozenset(ways)) for name, ways in gathered(_ways(place, drafts, stage), lambda name: name)
    )


INITIATIVE = Field("initiative", initiative_candidates, lambda name: name, wording)


def _ways(place: int, drafts: Sequence[Draft], stage: Stage) -> Iterator[Way]:
    item = drafts[place]
    yield NONE, None
    yield from ((f"none, {noun}", None) for noun in _pointing(item))
    if item.decision.initiative:
        yield RULE, item.decision.initiative
    before = next((other for other in reversed(drafts[:place]) if other.decision.initiative), None)
    if before:
        yield "previous", before.decision.initiative
        if before.act.passage is item.act.passage:
            yield "previous same paragraph", before.decision.initiative
    yield from _named(item, stage)


def _named(item: Draft, stage: Stage) -> Iterator[Way]:
    here = stage.sentence_of(item.act)
    counts = Counter(seen.entity.name for seen in stage.initiatives)
    for seen in stage.initiatives:
        name, distance = seen.entity.name, here - seen.sentence
        yield f"named {min(counts[name], _MOST)}", name
        if len(counts) == 1:
            yield "only one", name
        if seen.is_headline or seen.is_lead:
            yield "opening", name
        if distance == 0:
            yield f"here {seen.zone(item.act)}", name
        elif not seen.is_headline:
            yield f"{min(distance, _NEAR + 1)} before" if distance > 0 else "behind", name
        yield from ((f"pointing {noun}", name) for noun in _pointing(item) if distance > 0)


def _pointing(item: Draft) -> frozenset[str]:
    """Nouns of the sentence that may stand for an initiative (`участники проекта`)."""
    first, last = item.act.sentence
    return frozenset(token.lemma for token in item.act.passage.tokens[first:last]) & words("undertakings")
