"""A document → everything in it that can name a body, and the short names it gives in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from nlp.document import Document, Section, Token
from nlp.facts import Mention
from nlp.language.inflection import lemmas, nominative
from nlp.organizations.bodies import bodies
from nlp.organizations.brackets import short_names
from nlp.organizations.lexicon import entries, words
from nlp.organizations.line import Line
from nlp.organizations.naming import Name, abbreviates, is_abbreviation, like
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
    #: whether it begins with a capital
    capital: bool
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
    #: head nouns that the text uses by themselves («министерство»)
    spoken: frozenset[str] = frozenset()
    #: the publisher, where those nouns can mean it
    publisher: Candidate | None = None


def find_mentions(document: Document) -> Found:
    """All candidates and definitions of headline and body."""
    readers = [Reader.of(document, section) for section in document.all_sections]
    candidates = [
        reader.candidate(span)
        for reader in readers
        for span in reader.spans
        if not any(span.inside(other) and not reader.names_both(other, span) for other in reader.spans)
    ]
    definitions = [
        Definition(body, alias, tuple(use for other in readers for use in other.uses(alias)))
        for reader in readers
        for body, alias in reader.definitions()
    ]
    apart = frozenset(
        (left.mention, right.mention)
        for left, right in pairwise(candidates)
        if _LIST.fullmatch(document.release.text[left.mention.stop : right.mention.start])
    )
    spoken = frozenset(noun for reader in readers for noun in reader.spoken)
    return Found(tuple(candidates), tuple(definitions), apart, spoken, _publisher(document))


def _publisher(document: Document) -> Candidate | None:
    """The publisher, where its whole name is a body's."""
    section = document.publisher
    if not section or not any(is_abbreviation(word) or any(map(entries, lemmas(word))) for word in section.words):
        return None
    reader = Reader.of(document, section)
    whole = (span for span in reader.spans if (span.first, span.last) == (0, len(reader.line.tokens)))
    return next(map(reader.candidate, whole), None)


@dataclass(frozen=True)
class Reader:
    """One section at work."""

    document: Document
    section: Section
    line: Line
    #: spans of grammar and network in order, those that hold others first
    spans: tuple[Span, ...]
    #: head nouns used by themselves, as back references do («министерство»)
    spoken: frozenset[str]

    @classmethod
    def of(cls, document: Document, section: Section) -> Reader:
        """The section with all its spans."""
        line = Line.of(section.analysis)
        grammar = [*bodies(line), *shortened(line), *federally_known(line), *bare(line)]
        found = [with_form(line, span) for span in grammar if not _alone(line, span) and not _foreign(line, span)]
        taken = {place for span in found if span.standing is Standing.SURE for place in range(span.first, span.last)}
        spans = sorted((*found, *network(line, taken)), key=lambda span: (span.first, -span.last))
        spoken = frozenset(line.lemma(span.head) for span in grammar if _alone(line, span))
        return cls(document, section, line, tuple(spans), spoken)

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

    def definitions(self) -> Iterator[tuple[Candidate, Candidate]]:
        """Bodies and the short names in brackets right behind them."""
        for opening in sorted({span.last for span in self.spans}):
            if not (places := short_names(self.line, opening)):
                continue
            aliases = [self.candidate(Span(first, last, first, "alias", Standing.SURE)) for first, last in places]
            ending = [self.candidate(span) for span in self.spans if span.last == opening]
            for alias in aliases:
                yield _meant(ending, aliases), alias

    def uses(self, alias: Candidate) -> Iterator[Candidate]:
        """Where a short name stands by itself; one that was defined with a capital needs it."""
        length = len(alias.lemmas)
        for first, token in enumerate(self.line.tokens):
            if token.lemma != alias.lemmas[0] or (alias.capital and not token.text[0].isupper()):
                continue
            span = Span(first, first + length, first, "alias", Standing.SURE)
            alike = tuple(found.lemma for found in self.line.tokens[first : first + length]) == alias.lemmas
            if alike and not any(span.inside(other) for other in self.spans):
                yield replace(self.candidate(span), name=alias.name)

    def names_both(self, outer: Span, inner: Span) -> bool:
        """«Учёный совет Омского университета» names the university as well."""
        named = inner.standing is Standing.SURE and self.line.capital(inner.first)
        return outer.kind in _ORGANS and named and inner.first > outer.head


def _alone(line: Line, span: Span) -> bool:
    """A head by itself, whose capital, if it has one, the sentence explains: «министерство», no mention."""
    bare = span.standing is Standing.JOINS and span.last - span.first == 1
    return bare and span.kind != "quoted" and not line.marked(span.first)


def _foreign(line: Line, span: Span) -> bool:
    """Whether it only tells whose press service speaks, or lies in a quotation that names something else."""
    if line.lemma(span.first - 1) in words().press:
        return True
    opening = line.quoted.get(span.head, -1)
    governor = line.governor(opening) if opening > 0 and span.first > opening else -1
    if governor < 0 or line.lemma(governor) in words().holders:
        return False
    other = line.tokens[governor].pos == "NOUN" and not line.heads(governor)
    return other or line.lemma(governor) in words().not_bodies


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
