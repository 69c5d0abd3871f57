"""The values of the contract: what a release is and what is read from it.

Every value that comes from the text carries the place it was read from. A place is a half-open range of
code points in `Release.text`, so that for each `Mention` `release.text[mention.start:mention.stop] == mention.text`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What sort of act a decision is; the values are the contract's and are stored."""

    RESOLUTION = "resolution"
    ASSIGNMENT = "assignment"
    AGREEMENT = "agreement"
    APPOINTMENT = "appointment"
    APPROVAL = "approval"
    LAUNCH = "launch"
    FUNDING = "funding"
    PLAN = "plan"


class Status(StrEnum):
    """How far an act has come."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    ADOPTED = "adopted"
    DONE = "done"


class Topic(StrEnum):
    """What part of workforce policy a decision touches."""

    TARGET_TRAINING = "target-training"
    CAREER_GUIDANCE = "career-guidance"
    CURRICULUM = "curriculum"
    RETRAINING = "retraining"
    FORECAST = "forecast"
    EMPLOYMENT = "employment"
    COMPETITION = "competition"
    INFRASTRUCTURE = "infrastructure"
    PARTNERSHIP = "partnership"
    MANAGEMENT = "management"
    SUPPORT = "support"
    VETERANS = "veterans"
    MIGRATION = "migration"


@dataclass(frozen=True, slots=True)
class Hints:
    """What the container of a release (HTML head, e-mail header, document properties) says of it."""

    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    #: lines of `Release.text` (1-based, inclusive ranges) that the container's structure marks as main text
    body_lines: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """A page or file as text, menus and all; the text never changes once it is stored."""

    text: str
    hints: Hints = Hints()


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """Characters `[start, stop)` of the release's text, and the characters themselves."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days, both inclusive; equal for one day."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Organization:
    """A named body; `name` is the fullest form the release gives, in the nominative."""

    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """`name` is `Фамилия Имя Отчество` in the nominative; `organization` is the canonical name of a body."""

    name: str
    position: str | None = None
    organization: str | None = None
    mentions: tuple[Mention, ...] = ()
    position_mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A mention of a time; `interval` is None where it cannot be resolved."""

    mention: Mention
    interval: Interval | None
    #: the shape of models/dates/shapes.toml that it stands in, for `explain()`
    rule: str = ""
    #: the preposition in front or at its beginning, lower case (`до`, `с`, `не позднее`); empty where there is none
    preposition: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A federal subject by its code (`RU-TVE`) and where the text names it."""

    code: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Initiative:
    """A named programme, project, contest or national project."""

    name: str
    mentions: tuple[Mention, ...] = ()


class PartyKind(StrEnum):
    """What a party of a decision is: an entity of the release, or the text's own words."""

    ORGANIZATION = "organization"
    PERSON = "person"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Party:
    """Who decides or has to act; `name` is canonical for an entity, else the text's own words."""

    name: str
    kind: PartyKind
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An interval and the words it was read from (None where it was carried over from the page)."""

    interval: Interval
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A whole number of roubles or people and the words it was read from."""

    value: int
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """A field that a trained model took from elsewhere than the rules did."""

    field: str
    #: how the release leads to its value (`previous`, `publisher` …), as in `models/decisions/carrying/`
    way: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One act, by somebody, that changes or commits to change what will be done."""

    kind: Kind
    status: Status
    content: Mention
    #: the best piece first
    evidence: tuple[Mention, ...]
    actors: tuple[Party, ...] = ()
    assignees: tuple[Party, ...] = ()
    date: When | None = None
    deadline: When | None = None
    initiative: str | None = None
    amount: Quantity | None = None
    headcount: Quantity | None = None
    topics: tuple[Topic, ...] = ()
    #: probability in [0, 1] that the record is right
    probability: float = 0.5
    #: the rule or model that made it, for `explain()`
    rule: str = ""
    trigger: Mention | None = None
    #: the fields that a model chose, for `explain()`
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one release."""

    title: Mention | None
    published: dt.date | None
    publisher: str | None
    #: lines of the text that are body, 1-based inclusive ranges in order
    body_lines: tuple[tuple[int, int], ...]
    regions: tuple[Region, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    dates: tuple[Date, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    decisions: tuple[Decision, ...] = ()
    #: which program and models read it
    extractor: str = field(default="", compare=False)
