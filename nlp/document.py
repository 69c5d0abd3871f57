"""A release in the shape that the stages read: paragraphs of clean text with their way back to the raw text.

`page.py` cuts a release into paragraphs, `language/` analyses each, and `Section` ties the two together, so that
any run of tokens can be quoted from the stored text.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from nlp.facts import Mention, Release


class Part(StrEnum):
    """What a paragraph is on the page."""

    TITLE = "title"
    SUBHEAD = "subhead"
    ITEM = "item"
    TEXT = "text"


@dataclass(frozen=True)
class Paragraph:
    """Lines of one paragraph joined to running text (wraps undone, hyphenated line ends closed, no-break spaces plain).

    `offsets[i]` is the place in the release's text of character `i` of `text`.
    """

    text: str
    offsets: tuple[int, ...]
    part: Part = Part.TEXT
    #: the list item's own mark (`1.`, `–`), left out of `text`; empty where there is none
    marker: str = ""

    def mention(self, release: Release, start: int, stop: int) -> Mention:
        """The raw characters behind `text[start:stop]`; the range must not be empty."""
        first, last = self.offsets[start], self.offsets[stop - 1] + 1
        return Mention(first, last, release.text[first:last])

    def position(self, raw: int) -> int:
        """The place in `text` of the raw offset `raw` (the nearest following one where it was cut)."""
        return bisect_left(self.offsets, raw)

    @property
    def start(self) -> int:
        """Where the paragraph begins in the release's text."""
        return self.offsets[0]

    @property
    def stop(self) -> int:
        """Where it ends, exclusive."""
        return self.offsets[-1] + 1


@dataclass(frozen=True)
class Page:
    """What a raw page is made of; `paragraphs` are the body's, in order, without the title."""

    title: Mention | None
    published: dt.date | None
    publisher: str | None
    body_lines: tuple[tuple[int, int], ...]
    paragraphs: tuple[Paragraph, ...]
    #: the headline as a paragraph, so that forms in it count
    headline: Paragraph | None = None


class Token(NamedTuple):
    """A word or mark of a paragraph; `start` and `stop` are places in the paragraph's clean text.

    A named tuple, because there is one for every word that is ever read: it is made four times sooner than a dataclass.
    """

    start: int
    stop: int
    text: str
    #: dictionary form in lower case, ё kept
    lemma: str
    #: Universal Dependencies part of speech (`NOUN`, `VERB`, `PUNCT` …)
    pos: str
    #: Universal Dependencies features, values as Natasha gives them (`{"Case": "Gen", "Number": "Sing"}`)
    feats: dict[str, str]
    #: index of the head token in the same analysis; -1 for the root of a sentence
    head: int
    #: Universal Dependencies relation (`nsubj`, `obl`, `conj` …)
    rel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named span of tokens `[first, last)` as the network tags it: `PER`, `LOC` or `ORG`."""

    first: int
    last: int
    type: str


@dataclass(frozen=True)
class Analysis:
    """One paragraph after the language pass."""

    text: str
    tokens: tuple[Token, ...]
    #: sentences as half-open ranges of token indices
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The tokens' own texts."""
        return tuple([token.text for token in self.tokens])

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Their dictionary forms."""
        return tuple([token.lemma for token in self.tokens])

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each dictionary form stands, so that a lexicon is asked for the words that there are, once for each."""
        found: dict[str, list[int]] = {}
        for place, lemma in enumerate(self.lemmas):
            found.setdefault(lemma, []).append(place)
        return found

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that begin with a capital."""
        return tuple([place for place, text in enumerate(self.texts) if text[0].isupper()])


@dataclass(frozen=True)
class Section:
    """A paragraph and its analysis."""

    paragraph: Paragraph
    analysis: Analysis

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.analysis.tokens]

    @property
    def words(self) -> list[str]:
        """The paragraph's text, cut at white space."""
        return self.paragraph.text.split()

    def mention(self, release: Release, first: int, last: int) -> Mention:
        """The raw characters behind tokens `[first, last)`."""
        tokens = self.analysis.tokens
        return self.paragraph.mention(release, tokens[first].start, tokens[last - 1].stop)

    def covers(self, mention: Mention) -> bool:
        """Whether the mention lies inside this paragraph."""
        return self.paragraph.start <= mention.start and mention.stop <= self.paragraph.stop

    def tokens_of(self, mention: Mention) -> tuple[int, int]:
        """The half-open range of token indices that a mention of this paragraph covers."""
        start, stop = self.paragraph.position(mention.start), self.paragraph.position(mention.stop)
        return max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, stop)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The sentence, as a half-open range of token indices, that a token stands in."""
        return next(pair for pair in self.analysis.sentences if pair[0] <= token < pair[1])


@dataclass(frozen=True)
class Document:
    """A release after the page and language stages: what every later stage reads."""

    release: Release
    page: Page
    #: the body's paragraphs in order
    sections: tuple[Section, ...]
    headline: Section | None = None
    #: the publisher's name where it stands on the page
    publisher: Section | None = None

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The headline, where there is one, and the body."""
        return (self.headline, *self.sections) if self.headline else self.sections
