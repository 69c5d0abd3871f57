"""What is handed in: files become releases that are stored and extracted, here or by the workers."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import uuid4

from intake import Reading, Unreadable
from journal.arrivals.records import Backlog, Claim, Lease, Receipt, Standing
from journal.contract import Journal, JournalError
from journal.records import Received, ReleaseRecord
from journal.submissions.records import Handed
from network.errors import NetworkError
from network.pages import nowhere
from nlp.facts import Extraction, Release

log = logging.getLogger(__name__)

#: what is told of a file that something nobody foresaw happened to
FAILED = "На этом файле программа дала сбой, он не добавлен. Запись о сбое есть в журнале сервера."
#: the same of one that is stored, and may be tried again with a mended program
STUMBLED = "На этом файле программа дала сбой, он отложен. Запись о сбое есть в журнале сервера."
#: sums that are asked for at a time
_STEP = 500
#: what an address is called that cannot be shown
UNREADABLE = "адрес"
#: how long one release is a worker's, if nothing else is set
TERM = dt.timedelta(minutes=3)


class State(StrEnum):
    """What became of a submitted file."""

    ADDED = "added"
    KNOWN = "known"
    #: stored, and read by a worker as soon as one is free
    WAITING = "waiting"
    #: stored, but reading it failed or killed its workers
    ASIDE = "aside"
    REFUSED = "refused"
    #: a person took it back: it is stored, and nothing of it is listed
    WITHDRAWN = "withdrawn"


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
    #: as what it was read; empty where it was not
    format: str = ""
    #: by which one asks what became of bytes that were stored: their SHA-256
    receipt: str = ""
    #: key of the submission that it came with, where it came with one
    submission: str = ""


def _whole(name: str, data: bytes) -> tuple[tuple[str, bytes], ...]:
    return ((name, data),)


@dataclass(frozen=True)
class Submissions:
    """The use cases of handing in, over their parts."""

    journal: Journal
    extract: Callable[[Release], Extraction]
    #: raises Unreadable
    read: Callable[[str, bytes], Reading]
    clock: Callable[[], dt.datetime]
    #: the files inside a file by name: those of an archive of releases, of any other the file itself; raises Unreadable
    unpack: Callable[[str, bytes], tuple[tuple[str, bytes], ...]] = _whole
    #: the name and the bytes of what is at an address; raises NetworkError
    fetch: Callable[[str], tuple[str, bytes]] = nowhere
    #: on what terms releases are taken from the work list
    lease: Lease = field(default_factory=lambda: Lease(uuid4().hex, TERM))
    #: whether what is taken in is extracted here and now; else it is left to the workers
    at_once: bool = True

    def submit(self, files: Iterable[File], *, author: str = "", submission: str = "") -> tuple[Outcome, ...]:
        """Take files in, those of archives too, each for itself: one that is refused never stops the others.

        What has the key of one submission can be taken back together. Raises JournalError where it is another's.
        """
        if submission:
            self.journal.submissions.begin(submission, author, self.clock())
        return tuple(outcome for file in files for outcome in self._each(file, author, submission))

    def submit_address(self, url: str, *, author: str = "", submission: str = "") -> tuple[Outcome, ...]:
        """Take in what is at an address, as if it had been sent; raises JournalError as `submit` does."""
        try:
            file = File(*self.fetch(url))
        except NetworkError as error:
            self.submit((), author=author, submission=submission)  # which opens it
            asked = File(url if url.isprintable() else UNREADABLE, b"")
            return (self._noted(self.refuse(asked, str(error)), submission),)
        return self.submit([file], author=author, submission=submission)

    def _each(self, file: File, author: str, submission: str) -> Iterator[Outcome]:
        try:
            parts = self.unpack(file.name, file.data)
        except Unreadable as refusal:
            yield self._noted(self.refuse(file, str(refusal)), submission)
        else:
            yield from (self.receive(File(*part), author=author, submission=submission) for part in parts)

    def refuse(self, file: File, reason: str) -> Outcome:
        """Tell of a file that is not taken in."""
        return self.counted(Outcome(file.name, len(file.data), State.REFUSED, reason=reason))

    def counted(self, outcome: Outcome) -> Outcome:
        """What became of a file, once it is so; a desk that counts does it here."""
        return outcome

    def add_all(self, files: Sequence[File], *, author: str = "") -> list[Outcome]:
        """Take many files in by one transaction; what goes wrong with one goes wrong with it alone."""
        outcomes: list[Outcome] = []
        batch: list[tuple[Received, Extraction]] = []
        given = [(file, _digest(file)) for file in self._files(files, outcomes)]
        known = self._known_among([digest for _, digest in given])
        for file, digest in given:
            try:
                if digest in known:
                    outcomes.append(self.counted(_known(file, self.journal.release(known[digest]))))
                    continue
                reading = self.read(file.name, file.data)
                batch.append(
                    (Received(file.name, file.data, reading.format, reading.release), self.extract(reading.release))
                )
            except Unreadable as refusal:
                outcomes.append(self.refuse(file, str(refusal)))
            except Exception:
                outcomes.append(self.receive(file, author=author))
        return outcomes + self._store(batch, author)

    def _known_among(self, sums: Sequence[str]) -> Mapping[str, int]:
        """Those that need not be read; none where the log does not answer, which storing will tell."""
        found: dict[str, int] = {}
        with suppress(JournalError):
            for first in range(0, len(sums), _STEP):
                found |= self.journal.known_among(sums[first : first + _STEP])
        return found

    def _files(self, files: Iterable[File], refused: list[Outcome]) -> Iterator[File]:
        """Those of archives too; archives that cannot be unpacked are among the refused."""
        for file in files:
            try:
                yield from (File(*part) for part in self.unpack(file.name, file.data))
            except Unreadable as refusal:
                refused.append(self.refuse(file, str(refusal)))

    def _store(self, batch: Sequence[tuple[Received, Extraction]], author: str) -> list[Outcome]:
        try:
            added = self.journal.add_all(batch, author=author, at=self.clock()) if batch else ()
        except JournalError:
            return [self.receive(File(received.name, received.data), author=author) for received, _ in batch]
        return [
            self.counted(
                Outcome(
                    received.name,
                    received.size,
                    State.ADDED if one.new else State.KNOWN,
                    one.release_id,
                    one.decision_ids,
                    format=received.format,
                    receipt=_digest(received),
                )
            )
            for (received, _), one in zip(batch, added, strict=True)
        ]

    def receive(self, file: File, *, author: str = "", submission: str = "") -> Outcome:
        """Take one file in; whatever is wrong with it becomes the outcome's reason."""
        try:
            return self._receive(file, author, submission)
        except (Unreadable, JournalError) as refusal:
            return self._noted(self.refuse(file, str(refusal)), submission)
        except Exception:
            log.exception("a file could not be taken in")
            return self._noted(self.refuse(file, FAILED), submission)

    def _noted(self, outcome: Outcome, submission: str) -> Outcome:
        """Tell the submission, where there is one, of a file that the log does not owe to it."""
        if not submission:
            return outcome
        handed = Handed(outcome.name, outcome.size, outcome.receipt or None, outcome.reason)
        self.journal.submissions.note(submission, handed)
        return replace(outcome, submission=submission)

    def _receive(self, file: File, author: str, submission: str) -> Outcome:
        known = self.journal.known(_digest(file))
        if known is not None:
            return self._noted(self.counted(_known(file, self.journal.release(known))), submission)
        reading = self.read(file.name, file.data)
        received = Received(file.name, file.data, reading.format, reading.release)
        lease = self.lease if self.at_once else None
        receipt = self.journal.receive(
            received, author=author, at=self.clock(), lease=lease, submission=submission or None
        )
        outcome = self._now(receipt.sha256) or self.counted(self.arrived(receipt.sha256))
        return replace(outcome, name=file.name, submission=submission)

    def _now(self, receipt: str) -> Outcome | None:
        """What came of extracting here what waits; None where that is left to others."""
        claim = self.journal.arrivals.begin(receipt, self.clock(), self.lease) if self.at_once else None
        return self.work(claim) if claim else None

    def work(self, claim: Claim) -> Outcome:
        """Extract a release of the work list and store what came out."""
        extraction = self.extracted(claim)
        if extraction:
            self.store([(claim, extraction)])
        return self.arrived(claim.sha256)

    def store(self, results: Sequence[tuple[Claim, Extraction]]) -> None:
        """Store what was read from releases of the work list, all or nothing; raises JournalError."""
        stored = self.journal.finish_all(results, at=self.clock())
        for (claim, _), added in zip(results, stored, strict=True):
            if added and added.new:
                self.counted(Outcome(claim.name, claim.size, State.ADDED, added.release_id, format=claim.format))

    def extracted(self, claim: Claim) -> Extraction | None:
        """What a release of the work list says; one that the extractor stumbles over is set aside."""
        try:
            return self.extract(claim.release)
        except Exception:
            log.exception("a release could not be extracted")
            self.journal.arrivals.set_aside(claim, STUMBLED)
            self.counted(Outcome(claim.name, claim.size, State.ASIDE, reason=STUMBLED, format=claim.format))
            return None

    def arrived(self, receipt: str) -> Outcome:
        """What became of bytes that were stored; raises NotFound."""
        return self._told(self.journal.arrivals.receipt(receipt))

    def submitted(self, key: str, limit: int, skipped: int = 0) -> tuple[Outcome, ...]:
        """What became of the files of a submission, in their order; raises NotFound."""
        self.journal.submissions.get(key)
        files = self.journal.submissions.files(key, limit, skipped)
        said = self.journal.submissions.standing([file.sha256 for file in files if file.sha256])
        back = {sha256 for sha256, word in said.items() if word.withdrawn}
        return tuple(replace(self._handed(file, file.sha256 in back), submission=key) for file in files)

    def _handed(self, file: Handed, back: bool) -> Outcome:
        if not file.sha256:
            return Outcome(file.name, file.size, State.REFUSED, reason=file.reason)
        outcome = replace(self.arrived(file.sha256), name=file.name)
        if back:
            return replace(outcome, state=State.WITHDRAWN)
        return replace(outcome, state=State.KNOWN) if outcome.state is State.ADDED and not file.new else outcome

    def _told(self, found: Receipt) -> Outcome:
        record = self.journal.release(found.release_id) if found.release_id else None
        decisions = record.decision_ids if record else ()
        state = State.WITHDRAWN if record and record.withdrawal else _STATES[found.standing]
        return Outcome(
            found.name, found.size, state, found.release_id, decisions, found.reason, found.format, found.sha256
        )

    def revise(self, release_id: int, *, author: str = "") -> Outcome:
        """Read a stored release again with the present extractor, as a new revision; raises NotFound."""
        lease = self.lease if self.at_once else None
        receipt = self.journal.arrivals.again(release_id, author=author, at=self.clock(), lease=lease).sha256
        return self._now(receipt) or self.arrived(receipt)

    def rereading(self, release_id: int) -> Outcome | None:
        """A stored release that waits to be read again, or whose rereading is set aside."""
        found = self.journal.arrivals.of_release(release_id)
        return self._told(found) if found else None

    def backlog(self) -> Backlog:
        """How much waits for workers, and how much is set aside."""
        return self.journal.arrivals.backlog()

    def aside(self) -> tuple[Outcome, ...]:
        """What is set aside, the newest first."""
        return tuple(map(self._told, self.journal.arrivals.aside()))

    def retry(self, receipt: str) -> Outcome:
        """Try again what is set aside; raises NotFound."""
        self.journal.arrivals.retry(receipt, self.clock())
        return self._now(receipt) or self.arrived(receipt)

    def drop(self, receipt: str) -> None:
        """Forget what is set aside; raises NotFound."""
        self.journal.arrivals.drop(receipt)


_STATES = {Standing.WAITING: State.WAITING, Standing.ASIDE: State.ASIDE, Standing.LOGGED: State.ADDED}


def _digest(file: File | Received) -> str:
    return hashlib.sha256(file.data).hexdigest()


def _known(file: File, record: ReleaseRecord) -> Outcome:
    ids, size = record.decision_ids, len(file.data)
    state = State.WITHDRAWN if record.withdrawal else State.KNOWN
    return Outcome(file.name, size, state, record.id, ids, format=record.format, receipt=record.sha256)
