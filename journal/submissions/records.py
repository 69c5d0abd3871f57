"""What was handed in and taken back: frozen values, no SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A person's word that a release is taken back, or given back; the newest of a release holds."""

    #: False: it is given back
    withdrawn: bool
    author: str
    at: dt.datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A file of a submission, as it came."""

    name: str
    size: int
    #: the sum of its bytes, where they were stored
    sha256: str | None = None
    #: why it was refused
    reason: str = ""
    #: whether the log owes it to this submission: taking the submission back takes back these and no others
    new: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """What one person handed in together."""

    #: given by whoever hands in, so that what is sent in several requests stays together
    key: str
    author: str
    at: dt.datetime
    files: int
    #: those that the log did not have
    new: int
    #: those of the new ones that are taken back
    withdrawn: int
    #: the first of them
    name: str

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing of it is left in the log."""
        return 0 < self.new == self.withdrawn
