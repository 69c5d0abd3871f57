"""A decision as a person wrote it, in codes, names and words of the text → one whose values quote their release."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from journal.contract import BadQuery
from nlp.facts import (
    Decision,
    Extraction,
    Interval,
    Kind,
    Mention,
    Party,
    PartyKind,
    Quantity,
    Release,
    Status,
    Topic,
    When,
)

T = TypeVar("T")


class BadCorrection(BadQuery):
    """What was written does not fit the release; `faults` say why, by field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(faults.values()))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text as they were typed or pointed at; `place` is `[start, stop)` where they were pointed at."""

    text: str
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """Everything that a decision says. Parties are names of the release or words of its text."""

    kind: Kind
    status: Status
    content: Words
    evidence: tuple[Words, ...]
    actors: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    date: Interval | None = None
    deadline: Interval | None = None
    initiative: str | None = None
    amount: int | None = None
    headcount: int | None = None
    topics: tuple[Topic, ...] = ()
    #: the words that a value was read from, by the name of its field
    words: Mapping[str, Words] | None = None


def compose(written: Correction, release: Release, extraction: Extraction) -> Decision:
    """A decision that the program missed, as it was written; where nothing else says it, its own words do."""
    start = written.content.place[0] if written.content.place else 0
    here = Mention(start, start, "")
    blank = Decision(written.kind, written.status, here, (here,), probability=1.0)
    return correct(blank, replace(written, evidence=written.evidence or (written.content,)), release, extraction)


def correct(decision: Decision, written: Correction, release: Release, extraction: Extraction) -> Decision:
    """The decision as it was written; raises BadCorrection naming each field whose words the text does not have."""
    reading = _Reading(decision, written, release.text, extraction)
    faults: dict[str, str] = {}

    def read(field: str, value: Callable[[], T], otherwise: T) -> T:
        try:
            return value()
        except LookupError as missing:
            faults[field] = str(missing.args[0])
            return otherwise

    corrected = replace(
        decision,
        kind=written.kind,
        status=written.status,
        content=read("content", lambda: reading.quote(written.content), decision.content),
        evidence=read("evidence", lambda: tuple(map(reading.quote, written.evidence)), decision.evidence),
        actors=read("actors", lambda: tuple(map(reading.party, written.actors)), ()),
        assignees=read("assignees", lambda: tuple(map(reading.party, written.assignees)), ()),
        date=read("date", lambda: reading.when("date", decision.date, written.date), None),
        deadline=read("deadline", lambda: reading.when("deadline", decision.deadline, written.deadline), None),
        initiative=read("initiative", reading.initiative, None),
        amount=read("amount", lambda: reading.quantity("amount", decision.amount, written.amount), None),
        headcount=read("headcount", lambda: reading.quantity("headcount", decision.headcount, written.headcount), None),
        topics=written.topics,
    )
    if not corrected.evidence:
        faults["evidence"] = "Без слов, которые это говорят, решения нет."
    if faults:
        raise BadCorrection(faults)
    return corrected


def changed(before: Decision, after: Decision) -> tuple[str, ...]:
    """The fields whose values differ, in their order."""
    return tuple(name for name in FIELDS if _value(getattr(before, name)) != _value(getattr(after, name)))


#: what a person can correct
FIELDS = (
    *("kind", "status", "content", "evidence", "actors", "assignees"),
    *("date", "deadline", "initiative", "amount", "headcount", "topics"),
)


def _value(value: object) -> object:
    """What is compared of a value: of parties who, of days which, of quantities how much."""
    if isinstance(value, When):
        return value.interval
    if isinstance(value, Quantity):
        return value.value
    if isinstance(value, tuple):
        return tuple(item.name if isinstance(item, Party) else item for item in value)
    return value


@dataclass(frozen=True, slots=True)
class _Reading:
    decision: Decision
    written: Correction
    text: str
    extraction: Extraction

    def quote(self, words: Words) -> Mention:
        """The words where they were pointed at, else nearest to the evidence; white space may differ."""
        if words.place and _squeezed(self.text[slice(*words.place)]) == _squeezed(words.text):
            return Mention(*words.place, self.text[slice(*words.place)])
        if not words.text.strip():
            raise LookupError("Выделите слова в тексте релиза или впишите их.")
        near = self.decision.evidence[0].start
        found = sorted(_occurrences(self.text, words.text), key=lambda mention: abs(mention.start - near))
        if not found:
            raise LookupError(f"В тексте релиза нет слов «{_squeezed(words.text)}».")
        return found[0]

    def party(self, name: str) -> Party:
        """The one that the decision or the release has under this name, else the text's own words."""
        own = ((party, (party.name,)) for party in (*self.decision.actors, *self.decision.assignees))
        wanted = _squeezed(name).casefold()
        for party, names in chain(own, self._entities()):
            if wanted in (_squeezed(one).casefold() for one in names):
                return party
        mention = self.quote(Words(name))
        return Party(_squeezed(mention.text), PartyKind.WORDS, mention)

    def when(self, field: str, before: When | None, interval: Interval | None) -> When | None:
        """The days with their words; what did not change keeps those it had."""
        if interval is None:
            return None
        if interval.end < interval.start:
            raise LookupError("Последний день раньше первого.")
        return When(interval, self._words(field, before, before is not None and before.interval == interval))

    def quantity(self, field: str, before: Quantity | None, value: int | None) -> Quantity | None:
        """The number with its words."""
        if value is None:
            return None
        return Quantity(value, self._words(field, before, before is not None and before.value == value))

    def initiative(self) -> str | None:
        """A name of the release or words of its text."""
        name = _squeezed(self.written.initiative or "")
        known = [item.name for item in self.extraction.initiatives]
        if not name or name == self.decision.initiative or name in known:
            return name or None
        return _squeezed(self.quote(Words(name)).text)

    def _words(self, field: str, before: When | Quantity | None, same: bool) -> Mention | None:
        words = (self.written.words or {}).get(field)
        if words and words.text.strip():
            return self.quote(words)
        return before.mention if before and same else None

    def _entities(self) -> Iterator[tuple[Party, Sequence[str]]]:
        for organization in self.extraction.organizations:
            yield (
                Party(organization.name, PartyKind.ORGANIZATION, self._nearest(organization.mentions)),
                (organization.name, *organization.aliases),
            )
        for person in self.extraction.people:
            yield Party(person.name, PartyKind.PERSON, self._nearest(person.mentions)), (person.name,)

    def _nearest(self, mentions: Sequence[Mention]) -> Mention | None:
        near = self.decision.evidence[0].start
        return min(mentions, key=lambda mention: abs(mention.start - near), default=None)


def _occurrences(text: str, words: str) -> Iterator[Mention]:
    if parts := words.split():
        for found in re.finditer(r"\s+".join(map(re.escape, parts)), text):
            yield Mention(found.start(), found.end(), found.group())


def _squeezed(words: str) -> str:
    return " ".join(words.split())
