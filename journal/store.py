"""The journal on a database, a folder of raw files and a search index."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from pathlib import Path

from sqlalchemy import Connection, func, select, true

from journal import across, exact, finishing, later, writing
from journal.arrivals import Arrivals
from journal.arrivals.records import Claim, Lease, Receipt
from journal.arrivals.waiting import settle
from journal.changes import Bookmark, ChangeLog
from journal.check import problems
from journal.completion import complete
from journal.contract import JournalError, NotFound
from journal.database import Database
from journal.entities import link
from journal.errands import Errands
from journal.finding import Finder
from journal.index.documents import VERSION
from journal.index.live import LiveIndex
from journal.measures import Measures
from journal.orders import Orders
from journal.questions import check_entity_kind, number
from journal.raw import RawFolder, RawStore
from journal.reading import decision_ids, load_decisions, load_entities, load_release, load_releases
from journal.records import (
    Added,
    DecisionRecord,
    Doubts,
    EntityRecord,
    Follow,
    Links,
    Missed,
    Page,
    PairRecord,
    Query,
    Received,
    ReleaseRecord,
    ReprintRecord,
    Review,
    ReviewState,
    Ruling,
    Said,
    ThreadRecord,
)
from journal.registry import Registry
from journal.relisting import followed, noted, relisted
from journal.reviews import keeping, rows
from journal.reviews.precision import precision
from journal.submissions.ledger import Ledger
from journal.tables import releases
from linking.reprints import Piece, difference
from nlp.facts import Extraction
from nlp.garbage import uncollected


class SqlJournal:
    """The log; what its methods promise is in `journal.contract.Journal`."""

    def __init__(self, database: Database, raw: RawStore, index: LiveIndex) -> None:
        self._database = database
        self._raw = raw
        self._index = index
        self._finder = Finder(database, index)
        self._errands = Errands(database)
        self._orders = Orders(database)
        self._measures = Measures(database)
        self._changes = ChangeLog(database)
        self._registry = Registry(database, self._wrote)
        self._submissions = Ledger(database, self._wrote)
        self._arrivals = Arrivals(database, database.queue())
        #: the newest change of this process: what it wrote, it finds
        self._written = 0

    @property
    def errands(self) -> Errands:
        """What the log does by itself."""
        return self._errands

    @property
    def registry(self) -> Registry:
        """The registry of entities, as people work on it."""
        return self._registry

    @property
    def arrivals(self) -> Arrivals:
        """What is stored and waits to be extracted."""
        return self._arrivals

    @property
    def measures(self) -> Measures:
        """Figures that all processes of the log count together."""
        return self._measures

    @property
    def orders(self) -> Orders:
        """Reports that are made in the background."""
        return self._orders

    @property
    def submissions(self) -> Ledger:
        """What was handed in together, and what of it was taken back."""
        return self._submissions

    def known(self, sha256: str) -> int | None:
        """The id of the release with these bytes."""
        return self.known_among([sha256]).get(sha256)

    def known_among(self, sums: Sequence[str]) -> Mapping[str, int]:
        """The ids of those releases that are there."""
        with self._database.reading() as connection:
            return writing.find_releases(connection, sums)

    def add(self, received: Received, extraction: Extraction, *, author: str, at: dt.datetime) -> Added:
        """Store a release and what was read from it."""
        return self.add_all([(received, extraction)], author=author, at=at)[0]

    def add_all(
        self, batch: Sequence[tuple[Received, Extraction]], *, author: str, at: dt.datetime, compared: bool = True
    ) -> tuple[Added, ...]:
        """Store many releases in one transaction: all are acknowledged together.

        Not `compared`, they are an import for the sake of search: entities are told apart by their exact names, and
        reprints and undertakings are looked for by `link` only.
        """
        if compared:
            return self._add_all(batch, author, at, compared=True)
        with uncollected():
            return self._add_all(batch, author, at, compared=False)

    def _add_all(
        self, batch: Sequence[tuple[Received, Extraction]], author: str, at: dt.datetime, *, compared: bool
    ) -> tuple[Added, ...]:
        sums = self._keep([received for received, _ in batch])
        first = dict(zip(reversed(sums), reversed(batch), strict=True))
        # an import refers to releases and decisions that it enters itself, and to entities that it has read
        with self._database.writing(checked=compared) as connection:
            last = writing.take_turn(connection, len(first))
            known = writing.find_releases(connection, first)
            settle(connection, first)
            new = {digest: first[digest] for digest in dict.fromkeys(sums) if digest not in known}
            editions = writing.insert_releases(connection, new, at)
            ids = writing.write(connection, editions, repeat(author), at, link if compared else exact.link)
            self._written = followed(connection, editions, last, compared=compared)
            if not compared:
                later.leave(connection, [edition.release_id for edition in editions])
            added = {
                digest: Added(edition.release_id, True, decisions)
                for digest, edition, decisions in zip(new, editions, ids, strict=True)
            }
            again = {digest: Added(id_, False, decision_ids(connection, id_)) for digest, id_ in known.items()}
        again |= {digest: replace(item, new=False) for digest, item in added.items()}
        return tuple(added.pop(digest, again[digest]) for digest in sums)

    def receive(
        self,
        received: Received,
        *,
        author: str,
        at: dt.datetime,
        lease: Lease | None = None,
        submission: str | None = None,
    ) -> Receipt:
        """Store a release's bytes and have it extracted."""
        self._keep([received])
        return self._arrivals.store(received, author=author, at=at, lease=lease, submission=submission)

    def finish(self, claim: Claim, extraction: Extraction, *, at: dt.datetime) -> Added | None:
        """Store what was read from a claimed release, and take it off the list."""
        return self.finish_all([(claim, extraction)], at=at)[0]

    def finish_all(self, results: Sequence[tuple[Claim, Extraction]], *, at: dt.datetime) -> tuple[Added | None, ...]:
        """The same for many, in one transaction."""
        with self._database.writing() as connection:
            added, last = finishing.finish(connection, results, at)
        self._written = last or self._written
        return tuple(added)

    def revise(self, release_id: int, extraction: Extraction, *, author: str, at: dt.datetime) -> Added:
        """Store a newer extraction of a stored release."""
        with self._database.writing() as connection:
            writing.take_turn(connection, 0)
            edition = writing.next_edition(connection, number(release_id), extraction)
            added, self._written = finishing.revise(connection, edition, author, at)
        return added

    def link(self, limit: int) -> int:
        """Link some of the releases that an import left alone with the rest of the log; how many are left."""
        with self._database.writing() as connection:
            last = writing.take_turn(connection, 0)
            ids = later.next_ids(connection, limit)
            changed = later.link(connection, ids)
            self._written = noted(connection, {*ids, *changed}, last)
            return later.count(connection)

    def find(self, query: Query) -> Page:
        """Decisions, highlighted, with counts by facet."""
        return self._finder.find(query, self._written)

    def tally(self, query: Query, *fields: str) -> Mapping[tuple[str, ...], int]:
        """Counts by the values of some facets together."""
        return self._finder.tally(query, fields, self._written)

    def walk(self, query: Query) -> Iterator[DecisionRecord]:
        """Every decision that the query finds, newest first, in constant memory."""
        return self._finder.walk(query, self._written)

    def news(self, query: Query, after: int, limit: int) -> tuple[int, tuple[DecisionRecord, ...]]:
        """What the query finds in the next releases that changed after a change, and the last change looked at."""
        last, changed = self._changes.after(Bookmark(after), limit)
        asked = [replace(query, release_id=id_, as_of=None) for id_ in changed]
        return last.number, tuple(record for one in asked for record in self._finder.walk(one, last.number))

    def decision(self, decision_id: int) -> DecisionRecord:
        """One decision, also one that newer extractions no longer have."""
        with self._database.reading() as connection:
            for record in load_decisions(connection, [number(decision_id)]):
                return record
        raise NotFound(f"Нет решения № {decision_id}.")

    def release(self, release_id: int) -> ReleaseRecord:
        """One release with its newest extraction."""
        with self._database.reading() as connection:
            return load_release(connection, number(release_id))

    def releases(self, *, limit: int = 20, before: int | None = None) -> tuple[ReleaseRecord, ...]:
        """Releases, newest first."""
        with self._database.reading() as connection:
            return load_releases(connection, limit, before)

    def raw(self, release_id: int) -> bytes:
        """The bytes as they came."""
        return self._raw.get(self.release(release_id).sha256)

    def reprints(self, release_id: int) -> tuple[ReprintRecord, ...]:
        """The releases that are one told again, the earliest source first."""
        with self._database.reading() as connection:
            return across.reprints.group(connection, number(release_id))

    def difference(self, first_id: int, second_id: int) -> tuple[Piece, ...]:
        """What the body of the second made of the first's."""
        with self._database.reading() as connection:
            bodies = [across.reprints.body(connection, number(id_)) for id_ in (first_id, second_id)]
        return difference(*bodies)

    def thread(self, decision_id: int, day: dt.date) -> ThreadRecord:
        """The undertaking that a decision belongs to, as of a day."""
        with self._database.reading() as connection:
            return across.following.thread_of(connection, number(decision_id), day)

    def threads_of(self, decision_ids: Sequence[int], day: dt.date) -> tuple[ThreadRecord, ...]:
        """The undertakings that decisions belong to, as of a day, those told last in front."""
        with self._database.reading() as connection:
            return tuple(across.following.threads_of(connection, decision_ids, day))

    def follow_up(self, asked: Follow) -> tuple[ThreadRecord, ...]:
        """A list of undertakings that are due, overdue or silent, the most urgent first."""
        with self._database.reading() as connection:
            return tuple(across.following.listed(connection, asked))

    def count_follow_up(self, asked: Follow) -> int:
        """How many undertakings a list has."""
        with self._database.reading() as connection:
            return across.following.count(connection, asked)

    def waiting(self, links: Links, limit: int = 20) -> tuple[PairRecord, ...]:
        """Pairs that wait for a person, the likeliest first."""
        with self._database.reading() as connection:
            return tuple(across.pairs.waiting(connection, links, limit))

    def pairs(self, links: Links, ids: Sequence[int]) -> tuple[PairRecord, ...]:
        """What the program and people say of pairs with these releases or decisions, the likeliest first."""
        with self._database.reading() as connection:
            return tuple(across.pairs.pairs_of(connection, links, [number(id_) for id_ in ids]))

    def rulings(self, links: Links, pair: tuple[int, int]) -> tuple[PairRecord, ...]:
        """Everything that people said of a pair, newest first."""
        with self._database.reading() as connection:
            return tuple(across.pairs.rulings_of(connection, links, across.pairs.ordered(*pair)))

    def rule(self, links: Links, pair: tuple[int, int], ruling: Ruling, *, author: str, at: dt.datetime) -> None:
        """Keep a person's word about a pair and group anew by it."""
        one, other = across.pairs.ordered(*map(number, pair))
        with self._database.writing() as connection:
            last = writing.take_turn(connection, 0)
            across.pairs.rule(connection, PairRecord(links, one, other, 0.0, {}, False, ruling, author, at))
            self._written = noted(connection, across.refollow(connection, links, (one, other)), last)

    def entity(self, entity_id: int) -> EntityRecord:
        """One entity."""
        with self._database.reading() as connection:
            for record in load_entities(connection, [number(entity_id)]):
                return record
        raise NotFound(f"Нет организации, человека или инициативы № {entity_id}.")

    def entities(self, kind: str, prefix: str = "", limit: int = 20) -> tuple[EntityRecord, ...]:
        """Entities of a kind with a word that begins with `prefix`."""
        check_entity_kind(kind)
        with self._database.reading() as connection:
            return load_entities(connection, complete(connection, kind, prefix, limit))

    def review(self, said: Said, *, author: str, at: dt.datetime) -> Review:
        """Keep what a person says of a decision and list its release by it."""

        def kept(connection: Connection) -> Review:
            return keeping.keep(connection, replace(said, decision_id=number(said.decision_id)), author, at)

        return self._spoken(kept, at)

    def enter(self, missed: Missed, *, author: str, at: dt.datetime) -> Review:
        """Keep a decision that the program missed and list its release with it."""
        release_id = self.release(missed.release_id).id
        return self._spoken(lambda one: keeping.add(one, replace(missed, release_id=release_id), author, at), at)

    def _spoken(self, kept: Callable[[Connection], Review], at: dt.datetime) -> Review:
        """What a person said, once its release is listed by it."""
        with self._database.writing() as connection:
            writing.take_turn(connection, 0)
            review = kept(connection)
            self._written = relisted(connection, [review.release_id], at)
        return review

    def reviews(self, decision_id: int) -> tuple[Review, ...]:
        """Everything that was said of a decision, in order."""
        with self._database.reading() as connection:
            return rows.reviews_of(connection, number(decision_id))

    def last_reviewed(self, author: str) -> int | None:
        """The decision that somebody spoke of last, unless it was undone."""
        with self._database.reading() as connection:
            return keeping.last_by(connection, author)

    def uncertain(self, asked: Doubts) -> tuple[DecisionRecord, ...]:
        """Decisions that wait for a person, the least certain first."""
        with self._database.reading() as connection:
            return load_decisions(connection, rows.uncertain(connection, asked))

    def count_uncertain(self, regions: tuple[str, ...] = ()) -> int:
        """How many decisions wait for a person."""
        with self._database.reading() as connection:
            return rows.count_uncertain(connection, regions)

    def review_state(self, regions: tuple[str, ...] = ()) -> ReviewState:
        """How far people have come: what is left in some regions, and the precision of the whole log."""
        with self._database.reading() as connection:
            left, bands = rows.count_uncertain(connection, regions), rows.bands(connection)
        reviewed = sum(band.right + band.wrong for band in bands)
        return ReviewState(left, reviewed, sum(band.left for band in bands), precision(bands))

    def reviewed(self) -> Iterator[ReleaseRecord]:
        """The releases of which somebody has looked at every decision."""
        with self._database.reading() as connection:
            for release_id in rows.reviewed_releases(connection):
                yield load_release(connection, release_id)

    def count(self) -> int:
        """How many releases there are that nobody took back; two counts, each by its index."""
        with self._database.reading() as connection:
            counts = (select(func.count()).select_from(releases).where(some) for some in (true(), releases.c.withdrawn))
            every, back = (connection.execute(count).scalar_one() for count in counts)
        return every - back

    def follow(self) -> None:
        """Bring the index to the newest change, so that the next search need not."""
        self._index.follow()

    def rebuild(self) -> int:
        """Make the search index anew."""
        return self._index.rebuild()

    def check(self) -> Iterator[str]:
        """What does not agree between tables, raw files and index."""
        return problems(self._database, self._raw, self._index)

    def close(self) -> None:
        """Let go of files and connections, once what this process wrote is in the index."""
        self._index.view(self._written)
        self._database.close()

    def _wrote(self, last: int) -> None:
        self._written = last

    def _keep(self, batch: Sequence[Received]) -> list[str]:
        """Store the bytes, in front of the rows that tell of them; their sums."""
        for received in batch:
            _check_storable(received)
        sums = [received.sha256 for received in batch]
        self._raw.put_all({digest: received.data for digest, received in zip(sums, batch, strict=True)})
        return sums


def open_journal(database_url: str, data: Path) -> SqlJournal:
    """The journal on a database, with its files in `data`; new ones are made, old ones migrated."""
    database = Database(database_url)
    database.migrate()
    changes = ChangeLog(database)
    index = LiveIndex(data / "index" / changes.identity() / VERSION, changes)
    return SqlJournal(database, RawFolder(data / "raw"), index)


#: what PostgreSQL or UTF-8 has no place for
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def _check_storable(received: Received) -> None:
    for text, where in ((received.release.text, "тексте"), (received.name, "имени файла")):
        if not _is_storable(text) and (stray := _UNSTORABLE.search(text)):
            code = f"U+{ord(stray.group()):04X}"
            raise JournalError(f"В {where} знак {code}, место {stray.start()}; хранится всё, кроме U+0000 и полупар.")


def _is_storable(text: str) -> bool:
    """What the expression says, ten times as fast."""
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False
