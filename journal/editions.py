"""An extraction on its way into the tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from nlp.facts import Extraction


@dataclass(frozen=True, slots=True)
class Edition:
    """A revision of a release."""

    release_id: int
    revision: int
    #: the day on which the release came
    received: dt.date
    extraction: Extraction
