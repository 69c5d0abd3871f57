"""What people see of the registry: frozen values, no SQL, no HTTP."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from journal.records import EntityRecord
from journal.signed import Signed
from linking.entities import Profile


class Act(StrEnum):
    """What a person did to the registry; the values are stored."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    APART = "apart"
    IMPORT = "import"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of the registry's history; it is never changed."""

    number: int
    act: Act
    signed: Signed
    #: whom it was done to: the one merged, split, renamed
    entity_id: int
    entity_name: str
    #: the one merged into, the one split off
    other_id: int | None = None
    other_name: str = ""
    #: names before and after, of a renaming
    before: str = ""
    after: str = ""
    #: the operation that this one takes back, and the one that took this one back
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether it still holds; undoing itself is not undone, the act is done anew."""
        return self.undone_by is None and self.act is not Act.UNDO


@dataclass(frozen=True, slots=True)
class PossibleMatch:
    """Two who may be the same, waiting for a person; the parts of the score are between -1 and 1."""

    one: EntityRecord
    other: EntityRecord
    #: what is known of each, for the person to judge by
    one_known: Profile
    other_known: Profile
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a person as releases tell of it, with the days of the first and the last of them."""

    position: str
    organization: str | None
    organization_id: int | None
    first: dt.date | None
    last: dt.date | None
    releases: int


@dataclass(frozen=True, slots=True)
class Naming:
    """A release that names an entity, and how."""

    release_id: int
    title: str
    published: dt.date | None
    name: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list of known organizations."""

    new: int
    matched: int
    unchanged: int
