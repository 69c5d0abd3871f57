"""Under which named undertaking an act may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from nlp.decisions.act import Act
from nlp.decisions.carrying.ranking import NONE, RULE, Candidate, Field, Led, gathered, wording
from nlp.decisions.carrying.stage import Sighting, Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.wordlists import words
from nlp.facts import Initiative

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


def _ways(place: int, drafts: Sequence[Draft], stage: Stage) -> Iterator[Led[str | None]]:
    item = drafts[place]
    pointing = _pointing(item)
    yield None, [NONE, *(f"none, {noun}" for noun in pointing)]
    if item.decision.initiative:
        yield item.decision.initiative, (RULE,)
    before = next((other for other in reversed(drafts[:place]) if other.decision.initiative), None)
    if before:
        same = before.act.passage is item.act.passage
        yield before.decision.initiative, ("previous", "previous same paragraph") if same else ("previous",)
    yield from _named(item, stage, pointing)


def _named(item: Draft, stage: Stage, pointing: frozenset[str]) -> Iterator[Led[str | None]]:
    here = stage.sentence_of(item.act)
    counts = Counter(seen.entity.name for seen in stage.initiatives)
    for seen in stage.initiatives:
        name, distance = seen.entity.name, here - seen.sentence
        yield name, _position(seen, distance, item.act)
        yield name, (f"named {min(counts[name], _MOST)}", *(["only one"] if len(counts) == 1 else ()))
        if distance > 0:
            yield name, [f"pointing {noun}" for noun in pointing]


def _position(seen: Sighting[Initiative], distance: int, act: Act) -> Iterator[str]:
    if seen.is_headline or seen.is_lead:
        yield "opening"
    if distance == 0:
        yield f"here {seen.zone(act)}"
    elif not seen.is_headline:
        yield f"{min(distance, _NEAR + 1)} before" if distance > 0 else "behind"


def _pointing(item: Draft) -> frozenset[str]:
    """Nouns of the sentence that may stand for an initiative (`участники проекта`)."""
    first, last = item.act.sentence
    return frozenset(token.lemma for token in item.act.passage.tokens[first:last]) & words("undertakings")
