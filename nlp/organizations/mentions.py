"""A document → everything in it that can name a body, and the short names it gives in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.document import Document, Section, Token
from nlp.facts import Mention
from nlp.language.inflection import nominative
from nlp.organizations.bodies import bodies
from nlp.organizations.brackets import short_names
from nlp.organizations.lexicon import words
from nlp.organizations.line import Line
from nlp.organizations.naming import Name, abbreviates, like
from nlp.organizations.network import network
from nlp.organizations.shortened import bare, federally_known, shortened, with_form
from nlp.organizations.spans import Span, Standing

#: what stands between members of a list
_LIST = re.compile(r"[»”\"]?(?:,|\s+и|,\s+а\s+также)\s+[«“\"]?")
#: kinds of bodies that are parts of another one with a name of its own
_ORGANS = frozenset({"council", "chair"})
#: ends of abbreviations that decline though they end in a vowel or a soft sign
_DECLINED = ("дума", "палата", "молодёжь", "молодежь", "нефть", "совет")


@dataclass(frozen=True)
class Candidate:
    """A span of the release that can name a body."""

    mention: Mention
    name: Name
    standing: Standing
    #: whether it begins with a capital, and whether the sentence does not explain that capital
    capital: bool
    marked: bool
    #: whether it stands in a line in capitals, whose letters say nothing of the name's own
    shouted: bool
    headline: bool
    #: dictionary forms of its tokens, by which a defined short name is found again
    lemmas: tuple[str, ...]


@dataclass(frozen=True)
class Definition:
    """«… (далее – X)»: the body, the short name that stands for it, and where else that stands."""

    body: Candidate
    alias: Candidate
    uses: tuple[Candidate, ...]


@dataclass(frozen=True)
class Found:
    """What a document says of bodies, in the order of the text."""

    candidates: tuple[Candidate, ...]
    definitions: tuple[Definition, ...]
    #: neighbours in one list («X колледж и Y колледж»), which are different bodies however alike
    apart: frozenset[tuple[Mention, Mention]]


def find_mentions(document: Document) -> Found:
    """All candidates and definitions of headline and body."""
    readers = [Reader(document, section, Line.of(section.analysis)) for section in document.all_sections]
    spans = [reader.spans() for reader in readers]
    candidates = [
        reader.candidate(span)
        for reader, found in zip(readers, spans, strict=True)
        for span in found
        if not any(span.inside(other) and not reader.names_both(other, span) for other in found)
    ]
    read = list(zip(readers, spans, strict=True))
    definitions = [
        Definition(body, alias, tuple(use for other, taken in read for use in other.uses(alias, taken)))
        for reader, found in read
        for body, alias in reader.definitions(found)
    ]
    apart = frozenset(
        (left.mention, right.mention)
        for left, right in pairwise(candidates)
        if _LIST.fullmatch(document.release.text[left.mention.stop : right.mention.start])
    )
    return Found(tuple(candidates), tuple(definitions), apart)


@dataclass(frozen=True)
class Reader:
    """One section at work."""

    document: Document
    section: Section
    line: Line

    def spans(self) -> list[Span]:
        """Spans of grammar and network in order, those that hold others first."""
        grammar = [*bodies(self.line), *shortened(self.line), *federally_known(self.line), *bare(self.line)]
        found = [with_form(self.line, span) for span in grammar if self._tells(span) and not self._foreign(span)]
        taken = {place for span in found if span.standing is Standing.SURE for place in range(span.first, span.last)}
        return sorted((*found, *network(self.line, taken)), key=lambda span: (span.first, -span.last))

    def candidate(self, span: Span) -> Candidate:
        """The span as the folding sees it."""
        tokens = self.line.tokens[span.first : span.last]
        text = self._nominative(tokens, span)
        noun = self.line.tokens[span.head]
        head = noun.text if noun.text[-1].isupper() else noun.lemma
        place = self.line.quote(*span.place)
        name = Name(text, head, place)
        return Candidate(
            self.section.mention(self.document.release, span.first, span.last),
            name,
            span.standing,
            self.line.capital(span.first),
            self.line.marked(span.first) or span.kind == "quoted",
            self.line.shouting,
            self.section is self.document.headline,
            tuple(token.lemma for token in tokens),
        )

    def _nominative(self, tokens: Sequence[Token], span: Span) -> str:
        """The name of one body; «Госкомзанятости» ends in a genitive that stays, «Минтруда» does not."""
        if span.kind == "alias":
            return _capitalized(self.line.quote(span.first, span.last))
        declined = nominative(tokens, singular=span.kind != "quoted")
        first = declined.split()[0]
        short = span.kind == "abbreviation" and span.first == span.head
        if short and first[-1] in "аеиоуыьюя" and not first.endswith(_DECLINED):
            return self.section.analysis.text[tokens[0].start : tokens[-1].stop]
        return _capitalized(declined)

    def definitions(self, spans: Sequence[Span]) -> Iterator[tuple[Candidate, Candidate]]:
        """Bodies and the short names in brackets right behind them."""
        for opening in sorted({span.last for span in spans}):
            places = short_names(self.line, opening)
            aliases = [self.candidate(Span(first, last, first, "alias", Standing.SURE)) for first, last in places]
            ending = [self.candidate(span) for span in spans if span.last == opening]
            for alias in aliases:
                yield _meant(ending, aliases), alias

    def uses(self, alias: Candidate, spans: Sequence[Span]) -> Iterator[Candidate]:
        """Where a short name stands by itself; one that was defined with a capital needs it."""
        length = len(alias.lemmas)
        for first, token in enumerate(self.line.tokens):
            if token.lemma != alias.lemmas[0] or (alias.capital and not token.text[0].isupper()):
                continue
            span = Span(first, first + length, first, "alias", Standing.SURE)
            alike = tuple(found.lemma for found in self.line.tokens[first : first + length]) == alias.lemmas
            if alike and not any(span.inside(other) for other in spans):
                yield replace(self.candidate(span), name=alias.name)

    def names_both(self, outer: Span, inner: Span) -> bool:
        """«Учёный совет Омского университета» names the university as well; «… при Министерстве» only the council."""
        whose = inner.standing is Standing.SURE and self.line.text(inner.first - 1) != "при"
        return outer.kind in _ORGANS and whose and inner.first > outer.head

    def _tells(self, span: Span) -> bool:
        """Whether it can be a mention at all: a head alone needs a capital that the sentence does not explain."""
        alone = span.standing is Standing.JOINS and span.last - span.first == 1
        return not alone or span.kind == "quoted" or self.line.marked(span.first)

    def _foreign(self, span: Span) -> bool:
        """Whether it only tells whose press service speaks, or lies in a quotation that names something else."""
        opening = self.line.quoted.get(span.head, -1)
        governor = self.line.governor(opening) if opening > 0 and span.first > opening else -1
        if self.line.lemma(span.first - 1) in words().press:
            return True
        if self.line.lemma(governor) in words().holders:
            return False
        other = governor >= 0 and self.line.tokens[governor].pos == "NOUN" and not self.line.heads(governor)
        return other or self.line.lemma(governor) in words().not_bodies


def _meant(bodies_: Sequence[Candidate], aliases: Sequence[Candidate]) -> Candidate:
    """Of the bodies that end before a bracket, outer ones first, the one that its short names fit best."""
    for body in bodies_:
        for alias in aliases:
            letters = alias.name.words[0].casefold() if alias.name.words else ""
            if any(abbreviates(letters, body.name.words[:stop]) for stop in range(2, len(body.name.words) + 1)):
                return body
    for body in bodies_:
        if any(like(body.name.head, alias.name.head) for alias in aliases):
            return body
    initials = {alias.name.text[0] for alias in aliases}
    return next((body for body in bodies_ if body.name.text[0] in initials), bodies_[0])


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
