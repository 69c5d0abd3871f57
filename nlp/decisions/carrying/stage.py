"""A release as candidates need it: every name and date with its sentence, counted through the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from nlp.decisions.act import Act
from nlp.decisions.grammar import case
from nlp.decisions.passage import Mark, Passage
from nlp.document import Page, Token
from nlp.facts import Date, Initiative, Organization, Person

T = TypeVar("T")
E = TypeVar("E", Organization, Person, Date, Initiative)


@dataclass(frozen=True, slots=True)
class Sighting(Generic[E]):
    """An entity where it is named; `sentence` counts through the release, the headline's included."""

    entity: E
    mark: Mark
    passage: Passage
    sentence: int
    #: half-open range of the sentence's tokens
    range: tuple[int, int]
    #: the case in which the name begins
    case: str

    @property
    def token(self) -> Token:
        """The first token of the name."""
        return self.passage.tokens[self.mark.first]

    @property
    def is_headline(self) -> bool:
        """Whether it stands in the headline."""
        return self.passage.index < 0

    @property
    def is_lead(self) -> bool:
        """Whether it stands in the first sentence of the body."""
        return self.passage.index == 0 and self.range[0] == 0

    def zone(self, act: Act) -> str:
        """Where of an act's sentence it stands: in its content, its clause, or elsewhere."""
        place = self.mark.first
        if self.passage is not act.passage:
            return ""
        if act.content[0] <= place < act.content[1]:
            return "content"
        return "clause" if act.clause.first <= place < act.clause.last else ""


@dataclass(frozen=True)
class Stage:
    """Everything named in a release, in the order of the text."""

    passages: Sequence[Passage]
    page: Page
    _readings: dict[object, tuple[Any, ...]] = field(default_factory=dict, repr=False, compare=False)

    def once(self, read: Callable[[Stage], Iterable[T]]) -> tuple[T, ...]:
        """What `read` makes of the release, made when it is first asked for."""
        if read not in self._readings:
            self._readings[read] = tuple(read(self))
        return self._readings[read]

    def once_for(self, act: Act, read: Callable[[Stage, Act], Iterable[T]]) -> tuple[T, ...]:
        """What `read` makes of the release for an act, which lives as long as its stage."""
        key = read, id(act)
        if key not in self._readings:
            self._readings[key] = tuple(read(self, act))
        return self._readings[key]

    @cached_property
    def bodies(self) -> tuple[Sighting[Organization], ...]:
        """Organizations."""
        return tuple(self._sightings(Organization))

    @cached_property
    def people(self) -> tuple[Sighting[Person], ...]:
        """People."""
        return tuple(self._sightings(Person))

    @cached_property
    def dates(self) -> tuple[Sighting[Date], ...]:
        """Dates with an interval."""
        return tuple(sighting for sighting in self._sightings(Date) if sighting.entity.interval)

    @cached_property
    def initiatives(self) -> tuple[Sighting[Initiative], ...]:
        """Named undertakings."""
        return tuple(self._sightings(Initiative))

    @cached_property
    def publisher(self) -> Organization | None:
        """The publisher among the organizations."""
        wanted = _folded(self.page.publisher or "")
        named = (sighting.entity for sighting in self.bodies)
        return next((body for body in named if wanted in map(_folded, (body.name, *body.aliases))), None)

    @cached_property
    def most_named(self) -> Organization | None:
        """The organization that is named most often."""
        counts = Counter(sighting.entity for sighting in self.bodies)
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def sentences(self) -> tuple[tuple[Passage, int, tuple[int, int]], ...]:
        """Every sentence of the body with its passage and number."""
        return tuple(
            (passage, self._numbers[passage.index, first], (first, last))
            for passage in self.passages
            for first, last in passage.sentences
            if passage.index >= 0
        )

    def sentence_of(self, act: Act) -> int:
        """The number of an act's sentence."""
        return self._numbers[act.passage.index, act.sentence[0]]

    @cached_property
    def _numbers(self) -> dict[tuple[int, int], int]:
        starts = [(passage.index, first) for passage in self.passages for first, _ in passage.sentences]
        return {start: number for number, start in enumerate(starts)}

    def _sightings(self, kind: type[E]) -> Iterator[Sighting[E]]:
        for passage in self.passages:
            for first, last in passage.sentences:
                number = self._numbers[passage.index, first]
                for mark, entity in passage.within(first, last, kind):
                    yield Sighting(entity, mark, passage, number, (first, last), case(passage.tokens[mark.first]))


def _folded(name: str) -> str:
    return name.lower().replace("ё", "е")
