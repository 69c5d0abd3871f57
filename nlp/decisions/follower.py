"""A sentence that may complete the decision before it, and what it names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from nlp.decisions.arguments import Parties
from nlp.decisions.cast import Cast, party_at, unique
from nlp.decisions.passage import Passage
from nlp.facts import Date, Decision, Organization, Person, When

#: tokens that open a sentence
_OPENING = 4


@dataclass(frozen=True)
class Follower:
    """A sentence `[first, last)` that may complete a decision."""

    passage: Passage
    first: int
    last: int
    cast: Cast

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Dictionary forms of its words."""
        return frozenset(self.passage.section.analysis.lemmas[self.first : self.last])

    @cached_property
    def opening(self) -> frozenset[str]:
        """Dictionary forms of its first words, which may reach beyond a very short sentence."""
        return frozenset(token.lemma for token in self.passage.tokens[self.first : self.first + _OPENING])

    @property
    def first_lemma(self) -> str:
        """The dictionary form of its first word."""
        return self.passage.tokens[self.first].lemma

    @cached_property
    def text(self) -> str:
        """Its clean text in lower case."""
        return self.passage.text(self.first, self.last).lower()

    @property
    def time(self) -> When | None:
        """Its first date that tells certain days."""
        dates = self.passage.within(self.first, self.last, Date)
        return next((When(date.interval, mark.mention) for mark, date in dates if date.interval), None)

    @property
    def organizations(self) -> Parties:
        """The organizations that it names, each once."""
        return unique(self._named(Organization))

    @property
    def people(self) -> Parties:
        """The people that it names, in the order of the text."""
        return self._named(Person)

    def evidence(self, decision: Decision) -> Decision:
        """The decision with this sentence among its evidence."""
        piece = self.passage.mention(self.first, self.last)
        if any(piece.start >= e.start and piece.stop <= e.stop for e in decision.evidence):
            return decision
        return replace(decision, evidence=(*decision.evidence, piece))

    def _named(self, kind: type[Organization] | type[Person]) -> Parties:
        marks = (mark for mark in self.passage.marks if self.first <= mark.first < self.last)
        named = (party_at(self.passage, mark) for mark in marks if isinstance(mark.entity, kind))
        return tuple(party for party in named if party)
