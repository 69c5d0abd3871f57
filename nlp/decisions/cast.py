"""Who has been named in a release, for words that point back: `завод`, `ведомство`, `глава региона`, `она`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nlp.decisions.passage import Mark, Passage
from nlp.decisions.wordlists import antecedents, words
from nlp.facts import Organization, Party, PartyKind, Person


@dataclass(frozen=True)
class Cast:
    """Who has been named so far, for words that point back."""

    passages: tuple[Passage, ...]
    organizations: tuple[Organization, ...]
    people: tuple[Person, ...] = ()

    def antecedent(self, lemma: str, before: int, below: frozenset[str] = frozenset()) -> Party | None:
        """The organization that a generic noun at raw offset `before` stands for; None where none fits.

        What the noun governs (`below`) must be in the name: `управлению образования` is not the one of labour.
        """
        parts = antecedents().get(lemma)
        if not parts:
            return None
        stems = [word[:_STEM] for word in below]
        found: list[tuple[bool, int, Organization]] = []
        for organization in self.organizations:
            name = f"{organization.name} "
            if any(part in name or part in name.lower() for part in parts) and all(
                stem in name.lower() for stem in stems
            ):
                starts = [m.start for m in organization.mentions]
                earlier = [start for start in starts if start < before]
                place = max(earlier) if earlier else -min(starts, default=0)
                found.append((bool(earlier), place, organization))
        if not found:
            return None
        return organization_party(max(found, key=lambda item: item[:2])[2])

    def holder(self, lemma: str, before: int, below: frozenset[str] = frozenset()) -> Party | None:
        """The person whose post is meant by a bare noun (`глава округа поручил`), named before raw offset `before`.

        `below` are the lemmas that the noun governs: `глава региона` is the governor, `глава ведомства` the minister.
        """
        found = [
            (max((m.start for m in person.mentions if m.start < before), default=-1), person)
            for person in self.people
            if person.position and _heads_post(person.position, lemma, below)
        ]
        named = [pair for pair in found if pair[0] >= 0]
        return Party(max(named, key=lambda pair: pair[0])[1].name, PartyKind.PERSON) if named else None

    def last_person(self, before: int) -> Party | None:
        """The person named last before raw offset `before`."""
        found = (
            (mark.mention, mark.entity)
            for passage in self.passages
            for mark in passage.marks
            if isinstance(mark.entity, Person) and mark.mention.start < before
        )
        mention, person = max(found, key=lambda pair: pair[0].start, default=(None, None))
        return Party(person.name, PartyKind.PERSON, mention) if person else None


def _heads_post(position: str, lemma: str, below: frozenset[str]) -> bool:
    """Whether the post is this one: its first word that is no `и.о.` or `первый`."""
    post = next((word for word in position.lower().split() if word not in words("before_posts")), None)
    if lemma in ("глава", "руководитель") and below & words("regions"):
        return post in words("heads_of_regions")
    if lemma in ("глава", "руководитель") and below & words("offices"):
        return post in words("heads_of_offices")
    return post == lemma


def organization_party(organization: Organization, mark: Mark | None = None) -> Party:
    """An organization as a party."""
    return Party(organization.name, PartyKind.ORGANIZATION, mark.mention if mark else None)


def person_party(person: Person, mark: Mark | None = None) -> Party:
    """A person as a party."""
    return Party(person.name, PartyKind.PERSON, mark.mention if mark else None)


def party_at(passage: Passage, mark: Mark) -> Party | None:
    """The party that a mark names."""
    if isinstance(mark.entity, Organization):
        return organization_party(mark.entity, mark)
    if isinstance(mark.entity, Person):
        return person_party(mark.entity, mark)
    return None


#: letters of a word that all its forms share
_STEM = 5


def unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Each party once, in order."""
    return tuple({party.name: party for party in reversed(list(parties))}.values())[::-1]
