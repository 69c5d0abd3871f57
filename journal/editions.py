"""An extraction on its way into the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from journal.records import Review
from journal.reviews.overlay import Listed, overlay
from nlp.facts import Extraction


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

    @property
    def stored(self) -> bool:
        """Whether something of the release was listed before."""
        return self.revision > 1 or bool(self.reviews)

    @property
    def listed(self) -> tuple[Listed, ...]:
        """The decisions that the log lists of it."""
        return overlay(self.extraction.decisions, self.reviews)

    @property
    def effective(self) -> Extraction:
        """The extraction with the decisions that the log lists."""
        return effective(self.extraction, self.reviews)


def effective(extraction: Extraction, reviews: tuple[Review, ...]) -> Extraction:
    """An extraction as people left it."""
    listed = overlay(extraction.decisions, reviews)
    return replace(extraction, decisions=tuple(item.decision for item in listed)) if reviews else extraction
