"""The use cases: everything that people and programs do with the log, a method each.

Pages, API and terminal call nothing else. A desk owns no state; it joins the journal, the extractor, the intake and
the clock that it is given.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

import reports
from intake import Reading, Unreadable
from journal.contract import Journal, JournalError
from journal.records import Added, DecisionRecord, EntityRecord, Page, Query, Received, ReleaseRecord
from nlp.facts import Extraction, Release

log = logging.getLogger(__name__)

#: what is told of a file that something nobody foresaw happened to
FAILED = "На этом файле программа дала сбой, он не добавлен. Запись о сбое есть в журнале сервера."


class State(StrEnum):
    """What became of a submitted file."""

    ADDED = "added"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent; `name` is the sender's and never a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: its release and decisions, or the reason why it was refused."""

    name: str
    size: int
    state: State
    release_id: int | None = None
    decision_ids: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Desk:
    """The use cases over their parts."""

    journal: Journal
    extract: Callable[[Release], Extraction]
    #: raises Unreadable
    read: Callable[[str, bytes], Reading]
    clock: Callable[[], dt.datetime]

    def today(self) -> dt.date:
        """The day by which deadlines are near or past."""
        return self.clock().date()

    def submit(self, files: Iterable[File], *, author: str = "") -> tuple[Outcome, ...]:
        """Take files in, each for itself: one that is refused never stops the others."""
        return tuple(self.receive(file, author=author) for file in files)

    def receive(self, file: File, *, author: str = "") -> Outcome:
        """Take one file in; whatever is wrong with it becomes the outcome's reason."""
        try:
            return self._receive(file, author)
        except (Unreadable, JournalError) as refusal:
            return _refused(file, str(refusal))
        except Exception:
            log.exception("a file could not be taken in")
            return _refused(file, FAILED)

    def _receive(self, file: File, author: str) -> Outcome:
        known = self.journal.known(hashlib.sha256(file.data).hexdigest())
        if known is not None:
            return _outcome(file, State.KNOWN, known, self.journal.release(known).decision_ids)
        reading = self.read(file.name, file.data)
        received = Received(file.name, file.data, reading.format, reading.release)
        added = self.journal.add(received, self.extract(reading.release), author=author, at=self.clock())
        return _outcome(file, State.ADDED if added.new else State.KNOWN, added.release_id, added.decision_ids)

    def revise(self, release_id: int, *, author: str = "") -> Added:
        """Read a stored release again with the present extractor, as a new revision; raises NotFound."""
        release = self.journal.release(release_id).release
        return self.journal.revise(release_id, self.extract(release), author=author, at=self.clock())

    def find(self, query: Query) -> Page:
        """Decisions with counts by facet; raises JournalError where the query cannot be understood."""
        return self.journal.find(query)

    def decision(self, decision_id: int) -> DecisionRecord:
        """One decision; raises NotFound."""
        return self.journal.decision(decision_id)

    def release(self, release_id: int) -> ReleaseRecord:
        """One release with its newest extraction; raises NotFound."""
        return self.journal.release(release_id)

    def releases(self, *, limit: int = 20, before: int | None = None) -> tuple[ReleaseRecord, ...]:
        """Releases, newest first by id, those with id below `before`."""
        return self.journal.releases(limit=limit, before=before)

    def count(self) -> int:
        """How many releases the log holds."""
        return self.journal.count()

    def raw(self, release_id: int) -> File:
        """A release's file as it was sent; raises NotFound."""
        return File(self.journal.release(release_id).name, self.journal.raw(release_id))

    def entity(self, entity_id: int) -> EntityRecord:
        """One organization, person or initiative; raises NotFound."""
        return self.journal.entity(entity_id)

    def entities(self, kind: str, prefix: str = "", limit: int = 20) -> tuple[EntityRecord, ...]:
        """Entities of a kind with a word that begins with `prefix`, those with most decisions first."""
        return self.journal.entities(kind, prefix, limit)

    def walk(self, query: Query) -> Iterator[DecisionRecord]:
        """Every decision that the query finds, newest first."""
        return self.journal.walk(query)

    def report(self, query: Query, format: str, output: BinaryIO) -> None:
        """Write every decision that the query finds as a file of one of `reports.FORMATS`."""
        reports.write_log(self.walk(query), format, output, query)

    def rebuild(self) -> int:
        """Make the search index anew; the number of decisions indexed."""
        return self.journal.rebuild()

    def check(self) -> Iterator[str]:
        """What does not agree in the log, a sentence each; nothing where all is well."""
        return self.journal.check()

    def close(self) -> None:
        """Let go of the log."""
        self.journal.close()


def _outcome(file: File, state: State, release_id: int, decision_ids: tuple[int, ...]) -> Outcome:
    return Outcome(file.name, len(file.data), state, release_id, decision_ids)


def _refused(file: File, reason: str) -> Outcome:
    return Outcome(file.name, len(file.data), State.REFUSED, reason=reason)
