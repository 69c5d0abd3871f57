"""What every journal keeps to, whatever database is under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

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
from linking.reprints import Piece
from nlp.facts import Extraction

if TYPE_CHECKING:  # which raise the errors below
    from journal.arrivals import Arrivals
    from journal.arrivals.records import Claim, Lease, Receipt
    from journal.errands import Errands
    from journal.measures import Measures
    from journal.orders import Orders
    from journal.registry import Registry
    from journal.submissions.ledger import Ledger


class JournalError(Exception):
    """The journal cannot do what was asked; the message says what was seen and what is accepted."""


class NotFound(JournalError):
    """No such record."""


class BadQuery(JournalError):
    """What was asked cannot be understood."""


class BadText(BadQuery):
    """The words and conditions that were typed cannot be understood; the message is a hint for whoever typed them."""


class Journal(Protocol):
    """The log. Laws:

    1. What `add` returned is stored: bytes, text and decisions, whatever is killed afterwards. What `receive` returned
       is stored as well, and is extracted once in effect, by whoever is alive.
    2. The same bytes are one release: a second `add` changes nothing and answers with the first's id.
    3. Facts are revisions: `revise` never overwrites, the newest revision is what `find` sees.
    4. The index is derived: `rebuild` gives the same answers as following did.
    5. What a person takes back is kept and not listed, until it is given back.
    6. Texts and queries go through the same `terms()`, so all backends answer alike.

    Methods are safe to call from several threads and processes; each may raise `JournalError`.
    """

    @property
    def errands(self) -> Errands:
        """What the log does by itself: saved searches, alerts, sources, jobs."""

    @property
    def registry(self) -> Registry:
        """The registry of entities, as people work on it."""

    @property
    def arrivals(self) -> Arrivals:
        """What is stored and waits to be extracted."""

    @property
    def measures(self) -> Measures:
        """Figures that all processes of the log count together."""

    @property
    def orders(self) -> Orders:
        """Reports that are made in the background."""

    @property
    def submissions(self) -> Ledger:
        """What was handed in together, and what of it was taken back."""

    def known(self, sha256: str) -> int | None:
        """The id of the release with these bytes."""

    def known_among(self, sums: Sequence[str]) -> Mapping[str, int]:
        """The ids of those releases that are there, by the sums of their bytes; as many as one statement takes."""

    def add(self, received: Received, extraction: Extraction, *, author: str, at: dt.datetime) -> Added:
        """Store a release and what was read from it, in one transaction."""

    def receive(
        self,
        received: Received,
        *,
        author: str,
        at: dt.datetime,
        lease: Lease | None = None,
        submission: str | None = None,
    ) -> Receipt:
        """Store a release's bytes and have it extracted, by whoever has the lease where there is one.

        What is new by that is noted as brought by the submission.
        """

    def finish(self, claim: Claim, extraction: Extraction, *, at: dt.datetime) -> Added | None:
        """Store what was read from a claimed release and take it off the list, in one transaction.

        None where another has taken it over meanwhile, or has come to its end.
        """

    def finish_all(self, results: Sequence[tuple[Claim, Extraction]], *, at: dt.datetime) -> tuple[Added | None, ...]:
        """The same for many, which are stored together or not at all."""

    def add_all(
        self, batch: Sequence[tuple[Received, Extraction]], *, author: str, at: dt.datetime, compared: bool = True
    ) -> tuple[Added, ...]:
        """Store many releases in one transaction; not `compared`, nothing is linked with other releases."""

    def revise(self, release_id: int, extraction: Extraction, *, author: str, at: dt.datetime) -> Added:
        """Store a newer extraction of a stored release."""

    def link(self, limit: int) -> int:
        """Link some of the releases that an import left alone with the rest of the log; how many are left."""

    def find(self, query: Query) -> Page:
        """Decisions, highlighted, with counts by facet."""

    def tally(self, query: Query, *fields: str) -> Mapping[tuple[str, ...], int]:
        """How many of the present decisions have each combination of values of some facets, those of entities apart."""

    def walk(self, query: Query) -> Iterator[DecisionRecord]:
        """Every decision that the query finds, newest first, in constant memory."""

    def news(self, query: Query, after: int, limit: int) -> tuple[int, tuple[DecisionRecord, ...]]:
        """What the query finds in the next releases that changed after a change, and the last change looked at."""

    def decision(self, decision_id: int) -> DecisionRecord:
        """One decision; raises NotFound."""

    def release(self, release_id: int) -> ReleaseRecord:
        """One release with its newest extraction; raises NotFound."""

    def releases(self, *, limit: int = 20, before: int | None = None) -> tuple[ReleaseRecord, ...]:
        """Releases, newest first by id, those with id below `before`."""

    def raw(self, release_id: int) -> bytes:
        """The bytes as they came; raises NotFound."""

    def entity(self, entity_id: int) -> EntityRecord:
        """One entity; raises NotFound."""

    def entities(self, kind: str, prefix: str = "", limit: int = 20) -> tuple[EntityRecord, ...]:
        """Entities of a kind with a word that begins with `prefix`, those with most decisions first."""

    def reprints(self, release_id: int) -> tuple[ReprintRecord, ...]:
        """The releases that are one told again, the earliest source first; empty where it stands alone."""

    def difference(self, first_id: int, second_id: int) -> tuple[Piece, ...]:
        """What the body of the second release made of the first's; raises NotFound."""

    def thread(self, decision_id: int, day: dt.date) -> ThreadRecord:
        """The undertaking that a decision belongs to, as of a day; raises NotFound where nothing was told by then."""

    def threads_of(self, decision_ids: Sequence[int], day: dt.date) -> tuple[ThreadRecord, ...]:
        """The undertakings that decisions belong to, as of a day, those told last in front."""

    def follow_up(self, asked: Follow) -> tuple[ThreadRecord, ...]:
        """A list of undertakings that are due, overdue or silent, the most urgent first."""

    def count_follow_up(self, asked: Follow) -> int:
        """How many undertakings a list has; those that were told of after its day are left out."""

    def waiting(self, links: Links, limit: int = 20) -> tuple[PairRecord, ...]:
        """Pairs of releases or decisions that wait for a person, the likeliest first."""

    def pairs(self, links: Links, ids: Sequence[int]) -> tuple[PairRecord, ...]:
        """What the program and people say of pairs with these releases or decisions, the likeliest first."""

    def rulings(self, links: Links, pair: tuple[int, int]) -> tuple[PairRecord, ...]:
        """Everything that people said of a pair, newest first."""

    def rule(self, links: Links, pair: tuple[int, int], ruling: Ruling, *, author: str, at: dt.datetime) -> None:
        """Keep a person's word about a pair, which goes before the program's and survives `revise`; raises NotFound."""

    def review(self, said: Said, *, author: str, at: dt.datetime) -> Review:
        """Keep what a person says of a decision, which goes before the program's word and survives `revise`.

        Raises NotFound, and BadQuery where there is nothing to undo.
        """

    def enter(self, missed: Missed, *, author: str, at: dt.datetime) -> Review:
        """Keep a decision that the program missed as a person's word, which survives `revise`; raises NotFound."""

    def reviews(self, decision_id: int) -> tuple[Review, ...]:
        """Everything that was said of a decision, in order."""

    def last_reviewed(self, author: str) -> int | None:
        """The decision that somebody spoke of last, unless it was undone."""

    def uncertain(self, asked: Doubts) -> tuple[DecisionRecord, ...]:
        """Decisions that wait for a person, the least certain first."""

    def count_uncertain(self, regions: tuple[str, ...] = ()) -> int:
        """How many decisions wait for a person."""

    def review_state(self, regions: tuple[str, ...] = ()) -> ReviewState:
        """How far people have come: what is left in some regions, and the precision of the whole log."""

    def reviewed(self) -> Iterator[ReleaseRecord]:
        """The releases of which somebody has looked at every decision."""

    def count(self) -> int:
        """How many releases there are that nobody took back."""

    def rebuild(self) -> int:
        """Make the search index anew from the tables; the number of decisions indexed."""

    def check(self) -> Iterator[str]:
        """What does not agree between tables, raw bytes and index, a sentence each; nothing where all is well."""

    def close(self) -> None:
        """Let go of files and connections, once what this process wrote can be found by others."""
