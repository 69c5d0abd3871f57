"""Who may have to carry an act out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.decisions.carrying.parties import Parties, Way, names, positions, sightings, traits
from nlp.decisions.carrying.ranking import NONE, RULE, Candidate, Field, gathered, wording
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft

_PREPOSITIONS = frozenset({"на", "за", "с", "для", "в"})


def assignee_candidates(place: int, drafts: Sequence[Draft], stage: Stage) -> tuple[Candidate[Parties], ...]:
    """Nobody, what the rules read, and everybody in the sentence of `drafts[place]` or close before it."""
    act = drafts[place].act
    return tuple(
        Candidate(parties, frozenset({*ways, *(traits(parties[0], act) if parties else ())}))
        for parties, ways in gathered(_ways(place, drafts, stage), names)
    )


ASSIGNEES = Field("assignees", assignee_candidates, names, wording)


def _ways(place: int, drafts: Sequence[Draft], stage: Stage) -> Iterator[Way]:
    item = drafts[place]
    yield NONE, ()
    if item.decision.assignees:
        yield RULE, item.decision.assignees
        if len(item.decision.assignees) > 1:
            yield "several", item.decision.assignees
    if item.scene.lead_assignees:
        yield "scene lead", item.scene.lead_assignees
    if item.decision.actors:
        yield "actors", item.decision.actors
    before = next((other for other in reversed(drafts[:place]) if other.decision.assignees), None)
    if before:
        same = before.act.passage is item.act.passage
        yield "previous same paragraph" if same else "previous", before.decision.assignees
    yield from _named(item, stage)


def _named(item: Draft, stage: Stage) -> Iterator[Way]:
    here = stage.sentence_of(item.act)
    for kind, seen, party in stage.once(sightings):
        distance = here - seen.sentence
        if not -1 <= distance <= 1:
            continue
        yield from ((f"{kind} {way}", party) for way in positions(seen, distance, item.act))
        if distance == -1:
            yield f"{kind} next {seen.case}", party
        before = seen.passage.tokens[seen.mark.first - 1].text.lower() if seen.mark.first else ""
        if distance == 0:
            yield f"here behind {before if before in _PREPOSITIONS else ''}", party
