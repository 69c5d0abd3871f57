"""What waits to be extracted: frozen values, no SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from nlp.facts import Release


class Standing(StrEnum):
    """How far a stored release has come."""

    #: for a worker, or with one
    WAITING = "waiting"
    #: extracting it failed or killed its workers; it waits for a person
    ASIDE = "aside"
    #: in the log
    LOGGED = "logged"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What becomes of bytes that were stored."""

    sha256: str
    standing: Standing
    name: str
    size: int
    format: str
    #: the release of the log; one that waits has it where it is to be read again
    release_id: int | None = None
    #: how often somebody began with it
    tries: int = 0
    #: why it is set aside
    reason: str = ""
    received_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A release that somebody is to extract, alone until the lease ends."""

    sha256: str
    owner: str
    #: how often somebody began with it, this time included
    tries: int
    author: str
    received_at: dt.datetime
    #: the stored release that is to be read again; None for one that the log does not have
    release_id: int | None
    name: str
    format: str
    size: int
    release: Release


@dataclass(frozen=True, slots=True)
class Lease:
    """On what terms releases are handed out: to whom, for how long, and how often before they are set aside."""

    owner: str
    term: dt.timedelta
    tries: int = 3


@dataclass(frozen=True, slots=True)
class Backlog:
    """What there is to do."""

    waiting: int
    aside: int
    #: since when the oldest waits
    since: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Collection:
    """How far the taking in of a folder or archive has come; everything up to `position` has its outcome."""

    key: str
    started_at: dt.datetime
    position: str = ""
    added: int = 0
    known: int = 0
    #: whatever else became of them: refused, waiting, set aside
    refused: int = 0
