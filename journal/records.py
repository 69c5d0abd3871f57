"""What goes into the journal and what comes out of it: frozen values, no SQL, no HTTP."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from journal.reviews.precision import Precision
from journal.submissions.records import Withdrawal
from linking.threads import Outcome
from nlp.facts import Decision, Extraction, Mention, PartyKind, Release


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came and as it was read."""

    #: the name the sender gave; metadata only, never a path
    name: str
    data: bytes
    #: the format it was read as (`text`, `html`, `docx`, `pdf`, `eml`)
    format: str
    release: Release

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    @property
    def sha256(self) -> str:
        """What tells these bytes from all others."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did; `new` is False where the same bytes were there before."""

    release_id: int
    new: bool
    decision_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """A stored release with its newest extraction."""

    id: int
    sha256: str
    name: str
    format: str
    size: int
    received_at: dt.datetime
    release: Release
    extraction: Extraction
    #: number of the extraction, from 1; each new one is a new revision
    revision: int
    author: str
    extracted_at: dt.datetime
    decision_ids: tuple[int, ...]
    #: who took it back and why; its decisions are not listed meanwhile
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class EntityLink:
    """An entity of the log as a decision names it; `role` is `actor`, `assignee` or `initiative`."""

    id: int
    kind: str
    name: str
    role: str
    #: the name by which the decision's facts call it
    said: str = ""


class Verdict(StrEnum):
    """What a person says of a decision."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    #: the program had missed it
    ADDED = "added"
    #: the one before is taken back
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision of the log and the release it was read from."""

    id: int
    release_id: int
    revision: int
    decision: Decision
    regions: tuple[str, ...]
    entities: tuple[EntityLink, ...]
    release_title: str
    published: dt.date | None
    publisher: str | None
    #: the day the log sorts it by: decided, else published, else received
    day: dt.date
    #: when the log began to say so; an unchanged decision keeps it over re-extractions
    since: dt.datetime | None = None
    #: the decision of an earlier release that this one only repeats, its release being a reprint
    copy_of: int | None = None
    #: what a person said of it last; None where nobody has looked at it
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a decision, and why."""

    decision_id: int
    verdict: Verdict
    #: what the log is to say, where it is corrected
    after: Decision | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Missed:
    """A decision that the program did not find in a release, and why a person enters it."""

    release_id: int
    decision: Decision
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What was said of a decision; kept as it was said, and the newest that is not undone holds."""

    id: int
    decision_id: int
    release_id: int
    #: the decision's number among those of one kind and place, as the program read them
    nth: int
    verdict: Verdict
    #: what the log said before; where it was added, what was added
    before: Decision
    #: what it says since: as accepted, corrected or added; None where it was rejected or undone
    after: Decision | None
    author: str
    at: dt.datetime
    reason: str


class Order(StrEnum):
    """How results are ordered."""

    NEWEST = "newest"
    RELEVANCE = "relevance"
    #: the earliest deadline first, those without one last
    DEADLINE = "deadline"
    #: the largest sum first, those without one last
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Days:
    """A range of days, each end inclusive and open where None."""

    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Roubles:
    """A range of sums, each end inclusive and open where None."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the log. Values of one field are alternatives, fields are joined by and."""

    #: words in any form, "phrases", `-without`, `begin*`, `field:value`, joined by and; see `docs/search.md`
    text: str = ""
    regions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: entity ids; a decision matches where the entity has any role in it
    organizations: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    initiatives: tuple[int, ...] = ()
    #: on `DecisionRecord.day`
    days: Days = Days()
    #: overlaps the decision's deadline
    deadline: Days = Days()
    #: on the decision's sum; one without a sum is in no range but the open one
    amount: Roubles = Roubles()
    release_id: int | None = None
    #: False: of decisions that reprints repeat only the earliest
    reprints: bool = True
    #: the log as it stood at the end of this day (UTC), newest first; None: as it is now
    as_of: dt.date | None = None
    #: None: relevance where there are words, else newest
    order: Order | None = None
    limit: int = 20
    #: `Page.next` of the page before
    cursor: str | None = None
    facets: bool = True


@dataclass(frozen=True, slots=True)
class Hit:
    """A found decision; `highlights` are the places in the release's text whose words matched."""

    record: DecisionRecord
    highlights: tuple[Mention, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the found decisions have a value; `label` where the value is an id."""

    value: str
    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of results; `facets` by field: regions kinds statuses topics organizations people initiatives months."""

    items: tuple[Hit, ...]
    total: int
    next: str | None
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    #: where nothing was found, the same text in words that the log has
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An organization, person or initiative of the log; `decisions` counts those it has a role in."""

    id: int
    kind: str
    name: str
    aliases: tuple[str, ...]
    decisions: int
    #: the entity that stands for it: itself, or the one it was merged into
    root_id: int = 0
    #: number of the taxpayer, where a list gave it
    inn: str | None = None


#: kinds of entities that the log keeps
ENTITY_KINDS = (PartyKind.ORGANIZATION.value, PartyKind.PERSON.value, "initiative")
#: and the facet that counts each
FACETS_OF = {
    PartyKind.ORGANIZATION.value: "organizations",
    PartyKind.PERSON.value: "people",
    "initiative": "initiatives",
}


class Links(StrEnum):
    """What pairs are linked by."""

    #: two releases, one being the other told again
    REPRINT = "reprint"
    #: two decisions about one undertaking
    THREAD = "thread"


class Ruling(StrEnum):
    """What a person says of a pair."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    #: the one before is taken back, and the program's own opinion holds again
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class PairRecord:
    """Two releases or decisions that may belong together, and a person's newest word on it where there is one."""

    links: Links
    one_id: int
    other_id: int
    #: the program's certainty, in [0, 1]
    score: float
    #: the named parts of the score, the weightiest first
    parts: Mapping[str, float]
    #: whether the program joins them by itself
    same: bool = False
    ruling: Ruling | None = None
    author: str = ""
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ReprintRecord:
    """A release of a group of reprints; the group's first is the earliest source."""

    id: int
    title: str
    publisher: str | None
    published: dt.date | None
    first: bool
    #: decisions that only this release of the group tells
    own: int


@dataclass(frozen=True, slots=True)
class Report:
    """Words of a release that report the end of something, where no decision was read."""

    release_id: int
    title: str
    published: dt.date | None
    words: Mention


@dataclass(frozen=True, slots=True)
class ThreadRecord:
    """An undertaking as it stood on a day: its decisions in the order in which they were told."""

    id: int
    outcome: Outcome
    decisions: tuple[DecisionRecord, ...]
    #: what else tells of its end; the decisive one of these has the outcome's release and words
    reports: tuple[Report, ...] = ()


class Lists(StrEnum):
    """Lists of undertakings that nothing tells the end of."""

    #: the deadline is near
    DUE = "due"
    #: the deadline is past
    OVERDUE = "overdue"
    #: nothing was told of it for long, and no deadline is near
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Follow:
    """Which undertakings are asked for, and as of which day."""

    list: Lists
    day: dt.date
    #: how near a deadline is due, or for how long nothing was told
    days: int = 30
    regions: tuple[str, ...] = ()
    limit: int = 50
    #: undertakings left out in front
    offset: int = 0


#: decisions less certain than this wait for a person: more than a quarter of them are wrong
UNCERTAIN = 0.7


@dataclass(frozen=True, slots=True)
class Doubts:
    """Which uncertain decisions are asked for; reprints are asked about once."""

    regions: tuple[str, ...] = ()
    #: certainty and id of the decision that the asked ones come after
    after: tuple[float, int] | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How far people have come with what is uncertain."""

    #: uncertain decisions that nobody has looked at
    left: int
    #: decisions that somebody has looked at
    reviewed: int
    #: decisions that nobody has looked at, certain ones too
    unreviewed: int
    #: the share of these that is right, with its ends; None where there are none
    precision: Precision | None
