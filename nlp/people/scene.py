"""A section as the search for posts sees it: its tokens, and where bodies and people stand in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.document import Section, Token
from nlp.facts import Mention, Organization
from nlp.people.spans import NameSpan

_JOINTS = frozenset({",", "и", "а", "также"})


@dataclass(frozen=True, slots=True)
class Body:
    """An organization named at tokens `[first, last)`."""

    first: int
    last: int
    organization: Organization


@dataclass(frozen=True)
class Scene:
    """One section with what is known of it; bodies and names in the order of the text."""

    section: Section
    #: place of the section in the release
    index: int
    bodies: tuple[Body, ...]
    names: tuple[NameSpan, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The section's tokens."""
        return self.section.analysis.tokens

    def body_at(self, place: int) -> Body | None:
        """The body whose name covers a token."""
        return self._bodies.get(place)

    def name_at(self, place: int) -> NameSpan | None:
        """The person whose name covers a token."""
        return self._names.get(place)

    def next_in_row(self, name: NameSpan) -> NameSpan | None:
        """The name that `и` or a comma joins to this one: `Анна Рейн и Олег Кох`."""
        place = name.last
        while place < len(self.tokens) and self.tokens[place].text.lower() in _JOINTS:
            place += 1
        return self.name_at(place) if place > name.last else None

    @cached_property
    def _bodies(self) -> dict[int, Body]:
        return {place: body for body in self.bodies for place in range(body.first, body.last)}

    @cached_property
    def _names(self) -> dict[int, NameSpan]:
        return {place: name for name in self.names for place in range(name.first, name.last)}


def place_bodies(sections: Sequence[Section], organizations: Sequence[Organization]) -> list[tuple[Body, ...]]:
    """The bodies that each section names, in order; of two that overlap the longer."""
    named = [(mention, organization) for organization in organizations for mention in organization.mentions]
    named.sort(key=lambda pair: (pair[0].start, -pair[0].stop))
    starts = [mention.start for mention, _ in named]
    return [_bodies(section, named, starts) for section in sections]


def _bodies(section: Section, named: Sequence[tuple[Mention, Organization]], starts: Sequence[int]) -> tuple[Body, ...]:
    paragraph = section.paragraph
    kept: list[Body] = []
    for mention, organization in named[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.stop)]:
        if mention.stop <= paragraph.stop:
            first, last = section.tokens_of(mention)
            if first < last and (not kept or first >= kept[-1].last):
                kept.append(Body(first, last, organization))
    return tuple(kept)
