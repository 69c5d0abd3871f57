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


#: the parties that have a name of their own
_KINDS = {PartyKind.ORGANIZATION: ORGANIZATION, PartyKind.PERSON: PERSON}


def sightings(extraction: Extraction) -> tuple[Sighting, ...]:
    """Everything with a name of its own in a release, organizations first: people are known by them.

    A decision adds names that the release does not give otherwise.
    """
    given = (
        *(Sighting(ORGANIZATION, item.name, item.aliases) for item in extraction.organizations),
        *(Sighting(PERSON, item.name, (), item.position, item.organization) for item in extraction.people),
        *(Sighting(INITIATIVE, item.name) for item in extraction.initiatives),
    )
    names = {one[:2] for one in given}
    said = dict.fromkeys([(kind, name) for decision in extraction.decisions for _, kind, name in roles(decision)])
    return (*given, *(Sighting(*one) for one in said if one not in names))


def roles(decision: Decision) -> Iterator[tuple[str, str, str]]:
    """The entities of a decision in its order: role, kind and name."""
    for role, parties in (("actor", decision.actors), ("assignee", decision.assignees)):
        for party in parties:
            if kind := _KINDS.get(party.kind):
                yield role, kind, party.name
    if decision.initiative:
        yield INITIATIVE, INITIATIVE, decision.initiative
