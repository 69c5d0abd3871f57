"""Who may have to carry an act out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.decisions.carrying.parties import Parties, Traits, names, positions, sightings
from nlp.decisions.carrying.ranking import NONE, RULE, Candidate, Field, Led, gathered, wording
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft

_PREPOSITIONS = frozenset({"на", "за", "с", "для", "в"})


def assignee_candidates(place: int, drafts: Sequence[Draft], stage: Stage) -> tuple[Candidate[Parties], ...]:
    """Nobody, what the rules read, and everybody in the sentence of `drafts[place]` or close before it."""
    traits = Traits.of(drafts[place].act)
    return tuple(
        Candidate(parties, frozenset({*ways, *traits.first(parties)}))
        for parties, ways in gathered(_ways(place, drafts, stage), names)
    )


ASSIGNEES = Field("assignees", assignee_candidates, names, wording)


def _ways(place: int, drafts: Sequence[Draft], stage: Stage) -> Iterator[Led[Parties]]:
    item = drafts[place]
    yield (), (NONE,)
    if item.decision.assignees:
        yield item.decision.assignees, (RULE, "several") if len(item.decision.assignees) > 1 else (RULE,)
    if item.scene.lead_assignees:
        yield item.scene.lead_assignees, ("scene lead",)
    if item.decision.actors:
        yield item.decision.actors, ("actors",)
    before = next((other for other in reversed(drafts[:place]) if other.decision.assignees), None)
    if before:
        same = before.act.passage is item.act.passage
        yield before.decision.assignees, ("previous same paragraph" if same else "previous",)
    yield from _named(item, stage)


def _named(item: Draft, stage: Stage) -> Iterator[Led[Parties]]:
    here = stage.sentence_of(item.act)
    for kind, seen, party in stage.once(sightings):
        distance = here - seen.sentence
        if not -1 <= distance <= 1:
            continue
        yield party, [f"{kind} {way}" for way in positions(seen, distance, item.act)]
        if distance == -1:
            yield party, (f"{kind} next {seen.case}",)
        before = seen.passage.tokens[seen.mark.first - 1].text.lower() if seen.mark.first else ""
        if distance == 0:
            yield party, (f"here behind {before if before in _PREPOSITIONS else ''}",)
