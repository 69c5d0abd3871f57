"""Who may have decided an act."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from nlp.decisions.carrying.parties import NEAR, Parties, Traits, names, positions, sightings
from nlp.decisions.carrying.ranking import NONE, Candidate, Field, Led, gathered, previous, wording
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.cast import organization_party, person_party
from nlp.decisions.drafting import Draft
from nlp.decisions.speech import speaker_party
from nlp.facts import Party, PartyKind

#: more acts of one body, or ways to it, tell nothing more
_MOST_ACTS, _MOST_WAYS = 3, 5


def actor_candidates(place: int, drafts: Sequence[Draft], stage: Stage) -> tuple[Candidate[Parties], ...]:
    """Nobody, what the rules read, and everybody whom the release brings near `drafts[place]`."""
    others = Counter(names(other.decision.actors) for other in drafts if other is not drafts[place])
    del others[()]
    traits = Traits.of(drafts[place].act, drafts[place].decision.actors)
    return tuple(
        Candidate(parties, frozenset({*ways, *_weight(parties, len(ways), others), *traits.first(parties)}))
        for parties, ways in gathered(_ways(place, drafts, stage), names)
    )


ACTORS = Field("actors", actor_candidates, names, wording)


def _weight(parties: Parties, ways: int, others: Counter[tuple[str, ...]]) -> Iterator[str]:
    """How much a candidate acts in the release, and how many ways lead to it."""
    if not parties:
        if not others:
            yield "nobody acts"
        return
    acts = others[names(parties)]
    yield f"acts {min(acts, _MOST_ACTS)}"
    yield f"ways {min((ways + 2) // 2, _MOST_WAYS)}"
    if acts and len(others) == 1:
        yield "only actor"
    if len(parties) > 1:
        yield "several"


def _ways(place: int, drafts: Sequence[Draft], stage: Stage) -> Iterator[Led[Parties]]:
    item = drafts[place]
    yield (), (NONE,)
    if item.decision.actors:
        in_words = all(party.kind is PartyKind.WORDS for party in item.decision.actors)
        yield item.decision.actors, ("rule words" if in_words else "rule names",)
    yield from _other_acts(place, drafts)
    yield from _scene(item)
    yield from _whole_release(stage)
    yield from _named(item, stage)
    yield from _last_before(stage.sentence_of(item.act), stage)


def _other_acts(place: int, drafts: Sequence[Draft]) -> Iterator[Led[Parties]]:
    act = drafts[place].act
    before = [other for other in drafts[:place] if other.decision.actors]
    if before:
        yield before[-1].decision.actors, previous(before[-1].act, act)
        yield before[0].decision.actors, ("first act",)
    behind = next((other for other in drafts[place + 1 :] if other.decision.actors), None)
    if behind:
        yield behind.decision.actors, ("next",)
    acting = [other.decision.actors for other in drafts if other.decision.actors]
    if acting:
        commonest = Counter(map(names, acting)).most_common(1)[0][0]
        yield next(actors for actors in acting if names(actors) == commonest), ("commonest",)


def _scene(item: Draft) -> Iterator[Led[Parties]]:
    scene = item.scene
    for name, parties in (("body", scene.body), ("parties", scene.parties), ("lead", scene.lead_actors)):
        if parties:
            yield parties, (f"scene {name}",)
    if scene.speaker:
        yield (person_party(scene.speaker),), ("speaker",)
        if scene.speaker.organization:
            yield (speaker_party(scene.speaker),), ("speaker's body",)


def _whole_release(stage: Stage) -> Iterator[Led[Parties]]:
    if stage.publisher:
        yield (organization_party(stage.publisher),), ("publisher",)
    if stage.most_named:
        yield (organization_party(stage.most_named),), ("most named",)
    opening = next((seen for seen in stage.bodies if seen.passage.index == 0), None)
    if opening:
        yield (organization_party(opening.entity, opening.mark),), ("first body",)


def _named(item: Draft, stage: Stage) -> Iterator[Led[Parties]]:
    here, assigned = stage.sentence_of(item.act), set(names(item.decision.assignees))
    for kind, seen, party in stage.once(sightings):
        distance = here - seen.sentence
        if 0 <= distance <= NEAR or seen.is_headline or seen.is_lead:
            yield party, [f"{kind} {way}" for way in positions(seen, distance, item.act)]
            if distance == 0 and party[0].name in assigned:
                yield party, ("assignee",)


def _last_before(here: int, stage: Stage) -> Iterator[Led[Parties]]:
    bodies = [seen for seen in stage.bodies if seen.sentence < here and not seen.is_headline]
    if bodies:
        yield (organization_party(bodies[-1].entity, bodies[-1].mark),), ("last body",)
    subjects = [seen for seen in bodies if seen.case == "Nom"]
    if subjects:
        yield (organization_party(subjects[-1].entity, subjects[-1].mark),), ("last subject",)
    people = [seen for seen in stage.people if seen.sentence < here and not seen.is_headline]
    if people:
        yield (person_party(people[-1].entity, people[-1].mark),), ("last person",)
    for seen in stage.people:
        if seen.entity.organization and 0 <= here - seen.sentence < NEAR and not seen.is_headline:
            body = Party(seen.entity.organization, PartyKind.ORGANIZATION)
            yield (body,), (f"body of person {here - seen.sentence}",)
