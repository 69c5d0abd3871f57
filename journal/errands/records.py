"""What people set up once and the program then does by itself: frozen values, no SQL, no HTTP."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from journal.records import Query


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. Whoever has the `key` may read what it finds, as programs that take feeds do."""

    id: int
    key: str
    name: str
    #: its conditions; page and order are the reader's
    query: Query
    author: str
    created_at: dt.datetime


class Channel(StrEnum):
    """How an alert reaches its receiver."""

    WEBHOOK = "webhook"
    MAIL = "mail"


class Rhythm(StrEnum):
    """How often an alert looks for what is new."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True, slots=True)
class Alert:
    """Who is told of what a saved search newly finds."""

    id: int
    search_id: int
    channel: Channel
    #: the address of the receiving program, or of the mailbox
    address: str
    rhythm: Rhythm
    #: what webhooks are signed with
    secret: str
    #: the last change of the log that was looked at
    seen: int
    created_at: dt.datetime


class Delivery(StrEnum):
    """How far a message has come."""

    WAITING = "waiting"
    #: handed over, the answer not yet known; what stays so was interrupted and is not sent again
    SENDING = "sending"
    SENT = "sent"
    #: refused, or tried too often
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """Decisions that an alert tells of, once; a repeated attempt carries the same token."""

    id: int
    alert_id: int
    token: str
    decision_ids: tuple[int, ...]
    state: Delivery
    attempts: int
    composed_at: dt.datetime
    #: when it was sent or last tried
    tried_at: dt.datetime | None
    #: what the receiver or the network said
    answer: str


class Place(StrEnum):
    """What stands at a source's address."""

    FEED = "feed"
    PAGE = "page"


class Health(StrEnum):
    """How the newest visit to a source went."""

    NEW = "new"
    FRESH = "fresh"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address that somebody wants to be visited."""

    url: str
    place: Place
    name: str
    #: minutes between visits
    every: int = 60


@dataclass(frozen=True, slots=True)
class Source:
    """An address that releases are taken from on a schedule."""

    id: int
    url: str
    place: Place
    name: str
    #: minutes between visits
    every: int
    author: str
    created_at: dt.datetime
    health: Health = Health.NEW
    #: what the newest visit found, or why it failed
    note: str = ""
    visited_at: dt.datetime | None = None
    #: visits in a row that failed
    failures: int = 0
    #: what the site asked to be told at the next visit: `ETag` and `Last-Modified`
    etag: str = ""
    modified: str = ""
    #: releases taken from it
    taken: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done at a time; `attempts` counts those that did not end."""

    kind: str
    subject: int
    due: dt.datetime
    attempts: int
