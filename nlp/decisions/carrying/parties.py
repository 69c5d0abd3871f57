"""How organizations and people of a release stand to an act: shared by actors and assignees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from nlp.decisions.act import Act
from nlp.decisions.carrying.stage import Sighting, Stage
from nlp.decisions.cast import party_at
from nlp.decisions.wordlists import words
from nlp.facts import Organization, Party, PartyKind, Person

Parties = tuple[Party, ...]
Seen = tuple[str, Sighting[Organization] | Sighting[Person], Parties]

#: sentences behind a name in which it is remembered by their number
NEAR = 3
#: letters that the forms of a noun share, and of a noun that says what a body is
_STEM, _TYPE = 6, 5
#: letters that a word's forms share whatever its ending
_BEGINNING = 5
#: shorter nouns stand in every name
_SHORTEST = 4
_WORD = re.compile(r"[^\W\d_]+")


def names(parties: Parties) -> tuple[str, ...]:
    """What tells sets of parties apart."""
    if len(parties) == 1:
        return (parties[0].name,)
    return tuple(sorted({party.name for party in parties}))


def sightings(stage: Stage) -> Iterator[Seen]:
    """Every organization and person where they are named, as `body` or `person` and as parties."""
    seen: Sighting[Organization] | Sighting[Person]
    for kind, found in (("body", stage.bodies), ("person", stage.people)):
        for seen in found:
            party = party_at(seen.passage, seen.mark)
            if party:
                yield kind, seen, (party,)


def positions(seen: Sighting[Organization] | Sighting[Person], distance: int, act: Act) -> Iterator[str]:
    """How a name stands to an act that follows it by so many sentences."""
    if seen.is_headline:
        yield "headline"
        return
    if seen.is_lead:
        yield f"lead {seen.case}"
    if distance == 0:
        yield f"here {seen.case} {seen.zone(act)}"
        if seen.token.rel.startswith("nsubj"):
            yield "here subject"
        before = seen.passage.tokens[seen.mark.first - 1].lemma if seen.mark.first else ""
        if seen.case == "Gen" and before in words("documents"):
            yield "here of paper"
    elif 0 < distance <= NEAR:
        yield f"{distance} before {seen.case if seen.case in ('Nom', 'Ins', 'Dat') else ''}"


class Traits(NamedTuple):
    """What an act's wording lets see of a party, however the release leads to it: stems of the wording's nouns."""

    #: of those whom the rules read in words of their own
    said: tuple[str, ...]
    clause: tuple[str, ...]
    sentence: tuple[str, ...]

    @classmethod
    def of(cls, act: Act, said: Parties = ()) -> Traits:
        """`said` is whom the rules read from the wording."""
        in_words = (other.name for other in said if other.kind is PartyKind.WORDS)
        return cls(tuple(chain.from_iterable(map(_stems, in_words))), tuple(_acting_nouns(act)), tuple(_nouns(act)))

    def first(self, parties: Parties) -> Iterator[str]:
        """Traits of the first of these parties, where there is one."""
        if not parties:
            return
        yield f"is {parties[0].kind}"
        if parties[0].kind is not PartyKind.ORGANIZATION:
            return
        name = parties[0].name.lower()
        yield _type(name)
        if any(stem in name for stem in self.said):
            yield "in the rule's words"
        if any(noun in name for noun in self.clause):
            yield "noun in clause"
        elif any(noun in name for noun in self.sentence):
            yield "noun in sentence"


@lru_cache(maxsize=10_000)
def _type(name: str) -> str:
    types = words("body_types")
    return f"type {next((word[:_TYPE] for word in _WORD.findall(name) if word[:_TYPE] in types), '')}"


def _stems(text: str) -> Iterator[str]:
    """`Члены комитета` point at the committee."""
    yield from (word[:_BEGINNING] for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST)


def _acting_nouns(act: Act) -> Iterator[str]:
    """Stems of the nouns that may act in the clause (`советом`, `завод`)."""
    tokens = act.passage.tokens[act.clause.first : act.clause.last]
    yield from (
        token.lemma[:_STEM]
        for token in tokens
        if token.pos == "NOUN" and len(token.lemma) >= _SHORTEST and token.feats.get("Case") in ("Nom", "Ins")
    )


def _nouns(act: Act) -> Iterator[str]:
    tokens = act.passage.tokens[act.sentence[0] : act.sentence[1]]
    yield from (token.lemma[:_STEM] for token in tokens if token.pos == "NOUN" and len(token.lemma) >= _SHORTEST)
