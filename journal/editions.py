"""An extraction on its way into the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from journal.records import Review
from journal.reviews.overlay import Listed, overlay
from nlp.facts import Extraction

_NOTHING = Extraction(title=None, published=None, publisher=None, body_lines=())


@dataclass(frozen=True, slots=True)
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
    def effective(self) -> Extraction:
        """What the log takes from it: the extraction with the decisions that it lists."""
        return _NOTHING if self.withdrawn else effective(self.extraction, self.reviews)


def effective(extraction: Extraction, reviews: tuple[Review, ...]) -> Extraction:
    """An extraction as people left it."""
    listed = overlay(extraction.decisions, reviews)
    return replace(extraction, decisions=tuple(item.decision for item in listed)) if reviews else extraction
