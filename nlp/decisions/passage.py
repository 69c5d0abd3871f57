"""A paragraph as the decisions stage reads it: tokens, their tree, and what is named where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from nlp.decisions.tree import Tree, grow
from nlp.document import Document, Part, Section, Token
from nlp.entities import Entities
from nlp.facts import Date, Initiative, Mention, Organization, Person, Release

Entity = Organization | Person | Date | Initiative
T = TypeVar("T")
E = TypeVar("E", Organization, Person, Date, Initiative)


@dataclass(frozen=True, slots=True)
class Mark:
    """Tokens `[first, last)` that name an entity."""

    first: int
    last: int
    entity: Entity
    mention: Mention


@dataclass(frozen=True)
class Passage:
    """One paragraph with its marks; `index` counts the body's paragraphs from 0, the headline is -1."""

    index: int
    release: Release
    section: Section
    tree: Tree
    marks: tuple[Mark, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins in the clean text."""
        return [token.start for token in self.tokens]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The paragraph's tokens."""
        return self.section.analysis.tokens

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Half-open ranges of tokens."""
        return self.section.analysis.sentences

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.section.paragraph.part is Part.ITEM

    def mention(self, first: int, last: int) -> Mention:
        """The raw characters behind tokens `[first, last)`."""
        return self.section.mention(self.release, first, last)

    def offset(self, token: int) -> int:
        """Where a token begins in the release's text."""
        return self.section.paragraph.offsets[self.tokens[token].start]

    def text(self, first: int, last: int) -> str:
        """The clean text of tokens `[first, last)`."""
        tokens = self.tokens
        return self.section.analysis.text[tokens[first].start : tokens[last - 1].stop]

    def within(self, first: int, last: int, kind: type[E]) -> Iterator[tuple[Mark, E]]:
        """Marks of one kind of entity that begin in `[first, last)`."""
        for mark in self.marks[bisect_left(self._first_tokens, first) :]:
            if mark.first >= last:
                break
            if isinstance(mark.entity, kind):
                yield mark, mark.entity

    @cached_property
    def _first_tokens(self) -> list[int]:
        return [mark.first for mark in self.marks]

    def mark_at(self, token: int) -> Mark | None:
        """The organization or person that covers a token; the longer one where two do."""
        return self._named.get(token)

    @cached_property
    def _named(self) -> dict[int, Mark]:
        """The organization or person of each token that one covers; of two that begin alike the first stands."""
        named = [mark for mark in self.marks if isinstance(mark.entity, Organization | Person)]
        named.sort(key=lambda mark: mark.first - mark.last)
        found: dict[int, Mark] = {}
        for mark in named:
            for token in range(mark.first, mark.last):
                found.setdefault(token, mark)
        return found

    def once(self, read: Callable[[Passage, int, int], T], first: int, last: int) -> T:
        """What `read` makes of tokens `[first, last)`, made when it is first asked for."""
        key = read, first, last
        if key not in self._readings:
            self._readings[key] = read(self, first, last)
        found: T = self._readings[key]
        return found

    @cached_property
    def _readings(self) -> dict[object, Any]:
        return {}


def read_passages(document: Document, entities: Entities) -> tuple[Passage, ...]:
    """The headline, where there is one, and the body's paragraphs in order."""
    named = sorted(_named(entities), key=lambda pair: (pair[0].start, -pair[0].stop))
    first = -1 if document.headline else 0
    return tuple(
        Passage(index, document.release, section, grow(section.analysis.tokens), _marks(section, named))
        for index, section in enumerate(document.all_sections, first)
        if section.analysis.tokens
    )


def _named(entities: Entities) -> Iterator[tuple[Mention, Entity]]:
    yield from ((date.mention, date) for date in entities.dates)
    groups: tuple[Iterable[Organization | Person | Initiative], ...] = (
        entities.organizations,
        entities.people,
        entities.initiatives,
    )
    for group in groups:
        for entity in group:
            yield from ((mention, entity) for mention in entity.mentions)


def _marks(section: Section, named: list[tuple[Mention, Entity]]) -> tuple[Mark, ...]:
    begin = bisect_left(named, section.paragraph.start, key=lambda pair: pair[0].start)
    marks = []
    for mention, entity in named[begin:]:
        if mention.start >= section.paragraph.stop:
            break
        if section.covers(mention):
            first, last = section.tokens_of(mention)
            if first < last:
                marks.append(Mark(first, last, entity, mention))
    return tuple(sorted(marks, key=lambda mark: (mark.first, -mark.last)))
