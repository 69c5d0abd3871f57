"""An extraction → everybody it names, with what it tells of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linking.entities.profile import ORGANIZATION, PERSON
from nlp.facts import Decision, Extraction, PartyKind

INITIATIVE = "initiative"


class Sighting(NamedTuple):
    """An entity as a release names it; a tuple and no dataclass, as an import makes millions of them."""

    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    #: a person's, as the release gives it
    position: str | None = None
    #: name of the organization that the position is held at
    organization: str | None = None


def sightings(extraction: Extraction) -> tuple[Sighting, ...]:
    """Everything with a name of its own in a release, organizations first: people are known by them."""
    return (
        *(Sighting(ORGANIZATION, item.name, item.aliases) for item in extraction.organizations),
        *(Sighting(PERSON, item.name, (), item.position, item.organization) for item in extraction.people),
        *(Sighting(INITIATIVE, item.name) for item in extraction.initiatives),
        *(named for decision in extraction.decisions for _, named in roles(decision)),
    )


def roles(decision: Decision) -> Iterator[tuple[str, Sighting]]:
    """The entities of a decision with their roles, in its order."""
    for role, parties in (("actor", decision.actors), ("assignee", decision.assignees)):
        for party in parties:
            if party.kind is not PartyKind.WORDS:
                yield role, Sighting(party.kind.value, party.name)
    if decision.initiative:
        yield INITIATIVE, Sighting(INITIATIVE, decision.initiative)
