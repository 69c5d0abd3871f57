"""An extraction on its way into the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from journal import codec
from journal.records import Review
from journal.reviews.overlay import Listed, overlay
from nlp.facts import Decision, Extraction

_NOTHING = Extraction(title=None, published=None, publisher=None, body_lines=())


@dataclass(frozen=True)
class Edition:
    """A revision of a release."""

    release_id: int
    revision: int
    #: the day on which the release came
    received: dt.date
    #: as the program read it
    extraction: Extraction
    #: what people said of its decisions, in the order in which they did
    reviews: tuple[Review, ...] = ()
    #: whether something of the release may have been listed before
    stored: bool = False
    #: whether a person took it back: it says nothing then
    withdrawn: bool = False

    @property
    def listed(self) -> tuple[Listed, ...]:
        """The decisions that the log lists of it."""
        return () if self.withdrawn else overlay(self.extraction.decisions, self.reviews)

    @property
    def facts(self) -> str:
        """The extraction as it is stored."""
        decisions = [self.written(one) for one in self.extraction.decisions]
        return codec.dump_with(replace(self.extraction, decisions=()), "decisions", decisions)

    def written(self, decision: Decision) -> str:
        """A decision as it is stored: in the extraction and by itself, but written once."""
        return self._texts.get(id(decision)) or codec.dump(decision)

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {id(one): codec.dump(one) for one in self.extraction.decisions}

    @property
    def effective(self) -> Extraction:
        """What the log takes from it: the extraction with the decisions that it lists."""
        return _NOTHING if self.withdrawn else effective(self.extraction, self.reviews)


def effective(extraction: Extraction, reviews: tuple[Review, ...]) -> Extraction:
    """An extraction as people left it."""
    if not reviews:
        return extraction
    return replace(extraction, decisions=tuple(item.decision for item in overlay(extraction.decisions, reviews)))
