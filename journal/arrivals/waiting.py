"""The releases that wait: taken, given back, set aside, tried again. Results are stored by the journal's `finish`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from threading import Event
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from journal import codec
from journal.arrivals.collections import Collections
from journal.arrivals.queues import Clock, Queue, Work
from journal.arrivals.records import Backlog, Claim, Lease, Receipt, Standing
from journal.arrivals.tables import arrivals
from journal.contract import NotFound
from journal.database import Database
from journal.records import Received
from journal.submissions import rows as handed
from journal.submissions.records import Handed
from journal.tables import releases
from nlp.facts import Hints, Release

#: why a release is set aside that nobody came to the end with
DEADLY = "Чтение этого файла обрывалось вместе с программой; сколько раз: {}. Больше его не пробуют."
#: what one look for forgotten ones takes up
_SWEPT = 1000


class Arrivals:
    """The work list of a log."""

    def __init__(self, database: Database, queue: Queue) -> None:
        self._database = database
        self._queue = queue
        #: how far folders and archives have come
        self.collections = Collections(database)

    def store(
        self,
        received: Received,
        *,
        author: str,
        at: dt.datetime,
        lease: Lease | None = None,
        submission: str | None = None,
    ) -> Receipt:
        """Have a release extracted whose bytes are kept; with a lease, by whoever has it. What is there stays."""
        digest = received.sha256
        filed = {"name": received.name, "format": received.format, "size": received.size, "release_id": None}
        texts = {"hints": codec.dump(received.release.hints), "text": received.release.text}
        with self._database.writing() as connection:
            row = {"sha256": digest, "author": author, "received_at": at, **filed, **texts}
            new = _release_with(connection, digest) is None and self._put(connection, row, lease)
            if submission:
                handed.enter(connection, submission, Handed(received.name, received.size, digest, new=new))
            return _receipt(connection, digest)

    def again(self, release_id: int, *, author: str, at: dt.datetime, lease: Lease | None = None) -> Receipt:
        """Have a stored release extracted again; raises NotFound."""
        column = releases.c
        query = select(column.sha256, column.name, column.format, column.size).where(column.id == release_id)
        with self._database.writing() as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                raise NotFound(f"Нет релиза № {release_id}.")
            asked = {"author": author, "received_at": at, "release_id": release_id, "hints": "", "text": ""}
            self._put(connection, {**row._asdict(), **asked}, lease)
            return _receipt(connection, row.sha256)

    def receipt(self, digest: str) -> Receipt:
        """What becomes of bytes by their sum; raises NotFound."""
        with self._database.reading() as connection:
            return _receipt(connection, digest)

    def of_release(self, release_id: int) -> Receipt | None:
        """A stored release that is to be extracted again."""
        with self._database.reading() as connection:
            query = _listed().where(arrivals.c.release_id == release_id)
            return next(map(_waiting, connection.execute(query)), None)

    def aside(self, limit: int = 100) -> tuple[Receipt, ...]:
        """What is set aside, the newest first."""
        query = _listed().where(arrivals.c.until.is_(None)).order_by(arrivals.c.received_at.desc()).limit(limit)
        with self._database.reading() as connection:
            return tuple(map(_waiting, connection.execute(query)))

    def backlog(self) -> Backlog:
        """How much waits, those in work included, and how much is set aside."""
        counts = func.count(arrivals.c.until), func.count(), func.min(arrivals.c.received_at)
        with self._database.reading() as connection:
            waiting, every, _ = connection.execute(select(*counts)).one()
            since = connection.scalar(select(func.min(arrivals.c.received_at)).where(arrivals.c.until.is_not(None)))
        return Backlog(waiting, every - waiting, since)

    def claim(self, now: dt.datetime, lease: Lease) -> Claim | None:
        """The release that waits longest, nobody else's until the lease ends; None where none waits."""
        oldest = select(arrivals.c.sha256).where(arrivals.c.until <= now).order_by(arrivals.c.until).limit(1)
        with self._database.reading() as connection:
            if connection.scalar(oldest) is None:
                return None
        with self._database.writing() as connection:
            while digest := connection.scalar(oldest):
                if claim := _begin(connection, digest, now, lease):
                    return claim
        return None

    def begin(self, digest: str, now: dt.datetime, lease: Lease, *, over: bool = False) -> Claim | None:
        """A certain release; None where it does not wait, and, unless taken over, where another's lease still runs."""
        with self._database.writing() as connection:
            return _begin(connection, digest, now, lease, over=over)

    def run(self, work: Work, lease: Lease, clock: Clock, stopped: Event | None = None) -> None:
        """Hand releases to `work`, one after the other, until stopped; without `stopped`, until none waits."""
        self._queue.run(self, work, lease, clock, stopped)

    def set_aside(self, claim: Claim, reason: str) -> None:
        """Leave a claimed release to people; nothing where another has it meanwhile."""
        with self._database.writing() as connection:
            connection.execute(_own(claim).values(until=None, owner="", reason=reason))

    def retry(self, digest: str, now: dt.datetime) -> Receipt:
        """Have what is set aside tried again from the beginning; raises NotFound."""
        aside = update(arrivals).where(arrivals.c.sha256 == digest, arrivals.c.until.is_(None))
        with self._database.writing() as connection:
            if connection.execute(aside.values(until=now, tries=0, reason="")).rowcount:
                self._queue.offer(connection, [digest])
            return _receipt(connection, digest)

    def drop(self, digest: str) -> None:
        """Forget what is set aside; raises NotFound where it is not. The bytes stay."""
        aside = delete(arrivals).where(arrivals.c.sha256 == digest, arrivals.c.until.is_(None))
        with self._database.writing() as connection:
            if not connection.execute(aside).rowcount:
                raise NotFound(f"Среди отложенных нет файла {digest}.")

    def give_back(self, owner: str, now: dt.datetime) -> None:
        """Let others have at once what somebody holds who is dead."""
        held = update(arrivals).where(arrivals.c.owner == owner, arrivals.c.until > now)
        with self._database.writing() as connection:
            connection.execute(held.values(until=now, owner=""))

    def sweep(self, now: dt.datetime) -> None:
        """Offer again what waits and was forgotten: after a restored backup, or by one who died alone with it."""
        overdue = select(arrivals.c.sha256).where(arrivals.c.until <= now).order_by(arrivals.c.until).limit(_SWEPT)
        with self._database.writing() as connection:
            waiting = connection.scalars(overdue).all()
            self._queue.offer(connection, self._queue.missing(connection, waiting))

    def _put(self, connection: Connection, row: dict[str, Any], lease: Lease | None) -> bool:
        """Make a release wait, unless it does; offer it unless whoever puts it there has it already."""
        until = row["received_at"] + lease.term if lease else row["received_at"]
        taken = {"until": until, "owner": lease.owner if lease else "", "tries": 0, "reason": ""}
        try:
            with connection.begin_nested():
                connection.execute(insert(arrivals).values(**row, **taken))
        except IntegrityError:
            return False
        if not lease:
            self._queue.offer(connection, [row["sha256"]])
        return True


def end(connection: Connection, claim: Claim) -> bool:
    """Take a claimed release off the list, inside the transaction that stores its result; False: another has it."""
    owned = arrivals.c.sha256 == claim.sha256, arrivals.c.owner == claim.owner
    return bool(connection.execute(delete(arrivals).where(*owned)).rowcount)


def settle(connection: Connection, digests: Collection[str]) -> None:
    """Take new releases off the list that came into the log by another way."""
    connection.execute(delete(arrivals).where(arrivals.c.sha256.in_(digests), arrivals.c.release_id.is_(None)))


def _begin(connection: Connection, digest: str, now: dt.datetime, lease: Lease, *, over: bool = False) -> Claim | None:
    row = connection.execute(select(arrivals).where(arrivals.c.sha256 == digest).with_for_update()).one_or_none()
    if row is None or row.until is None or (row.until > now and row.owner != lease.owner and not over):
        return None
    taken = update(arrivals).where(arrivals.c.sha256 == digest)
    if row.tries >= lease.tries:
        connection.execute(taken.values(until=None, owner="", reason=DEADLY.format(row.tries)))
        return None
    connection.execute(taken.values(until=now + lease.term, owner=lease.owner, tries=row.tries + 1))
    return Claim(
        sha256=digest,
        owner=lease.owner,
        tries=row.tries + 1,
        author=row.author,
        received_at=row.received_at,
        release_id=row.release_id,
        name=row.name,
        format=row.format,
        size=row.size,
        release=_release(connection, row),
    )


def _release(connection: Connection, row: Row[Any]) -> Release:
    text, hints = row.text, row.hints
    if row.release_id is not None:
        stored = select(releases.c.text, releases.c.hints).where(releases.c.id == row.release_id)
        text, hints = connection.execute(stored).one()
    return Release(text, codec.load(Hints, hints))


def _own(claim: Claim) -> Any:
    return update(arrivals).where(arrivals.c.sha256 == claim.sha256, arrivals.c.owner == claim.owner)


def _listed() -> Select[Any]:
    return select(*(column for column in arrivals.c if column.name not in ("text", "hints")))


def _receipt(connection: Connection, digest: str) -> Receipt:
    for row in connection.execute(_listed().where(arrivals.c.sha256 == digest)):
        return _waiting(row)
    column = releases.c
    query = select(column.id, column.name, column.size, column.format, column.received_at)
    for row in connection.execute(query.where(column.sha256 == digest)):
        return Receipt(digest, Standing.LOGGED, row.name, row.size, row.format, row.id, received_at=row.received_at)
    raise NotFound(f"Файла с суммой {digest} нет ни в журнале, ни в очереди.")


def _waiting(row: Row[Any]) -> Receipt:
    standing = Standing.ASIDE if row.until is None else Standing.WAITING
    return Receipt(
        row.sha256, standing, row.name, row.size, row.format, row.release_id, row.tries, row.reason, row.received_at
    )


def _release_with(connection: Connection, digest: str) -> int | None:
    return connection.scalar(select(releases.c.id).where(releases.c.sha256 == digest))
