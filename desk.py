"""The use cases: everything that people and programs do with the log, a method each.

Pages, API and terminal call nothing else. A desk owns no state; it joins the journal, the extractor, the intake and
the clock that it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from errands.alerts import Alerts
from errands.sources import Sources
from intake.organizations import read_organizations
from journal.contract import NotFound
from journal.errands.records import SavedSearch
from journal.records import (
    DecisionRecord,
    Doubts,
    EntityRecord,
    Follow,
    Links,
    Missed,
    Page,
    PairRecord,
    Query,
    ReleaseRecord,
    ReprintRecord,
    Review,
    ReviewState,
    Ruling,
    Said,
    ThreadRecord,
    Verdict,
)
from journal.registry import Imported, Registry, Signed
from journal.reviews.correction import Correction, compose, correct
from journal.submissions.ledger import Ledger
from linking.reprints import Piece
from nlp import label_rules
from nlp.labels import to_labels
from reporting import Reporting
from submissions import File, Outcome, State

__all__ = ["Desk", "File", "Labelled", "Outcome", "Progress", "State"]

#: decisions of an initiative whose undertakings are shown
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reviewed release as a label file; `problems` say what in it breaks the contract."""

    name: str
    text: str
    labels: Mapping[str, Any]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """An initiative as of a day: its undertakings, and the decisions that they were asked by with counts by facet."""

    entity: EntityRecord
    threads: tuple[ThreadRecord, ...]
    found: Page


@dataclass(frozen=True)
class Desk(Reporting):
    """The use cases over their parts."""

    #: the address of the program's own pages, for links that leave it
    site: str = "http://127.0.0.1:8000"

    def tally(self, query: Query, *fields: str) -> Mapping[tuple[str, ...], int]:
        """How many of the found decisions have each combination of values of some facets."""
        return self.journal.tally(query, *fields)

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

    @property
    def handed(self) -> Ledger:
        """What was handed in together; what of it is taken back, and given back."""
        return self.journal.submissions

    @property
    def registry(self) -> Registry:
        """Who is who across releases: merge, split, rename, undo, and what waits for a person."""
        return self.journal.registry

    def sign(self, author: str = "", reason: str = "") -> Signed:
        """What is done to the registry, or taken back, now is done by this person."""
        return Signed(author, self.clock(), reason)

    def import_organizations(self, data: bytes, *, author: str = "") -> Imported:
        """Enter a list of known organizations, all or none; raises Unreadable, which names the lines."""
        return self.registry.import_organizations(read_organizations(data), self.sign(author))

    def reprints(self, release_id: int) -> tuple[ReprintRecord, ...]:
        """The releases that are one told again, the earliest source first; empty where it stands alone."""
        return self.journal.reprints(release_id)

    def difference(self, first_id: int, second_id: int) -> tuple[Piece, ...]:
        """What the body of the second release made of the first's; raises NotFound."""
        return self.journal.difference(first_id, second_id)

    def initiative(self, entity_id: int, regions: tuple[str, ...] = (), day: dt.date | None = None) -> Progress:
        """The undertakings of an initiative that were told last; raises NotFound."""
        entity = self.journal.entity(entity_id)
        if entity.kind != "initiative":
            raise NotFound(f"Нет инициативы № {entity_id}: под этим номером «{entity.name}».")
        found = self.journal.find(Query(initiatives=(entity_id,), regions=regions, limit=NEWEST, reprints=False))
        ids = [hit.record.id for hit in found.items]
        return Progress(entity, self.journal.threads_of(ids, day or self.today()), found)

    def follow_up(self, asked: Follow) -> tuple[ThreadRecord, ...]:
        """Undertakings that are due, overdue or silent, the most urgent first."""
        return self.journal.follow_up(asked)

    def count_follow_up(self, asked: Follow) -> int:
        """How many undertakings a list has."""
        return self.journal.count_follow_up(asked)

    def waiting(self, links: Links, limit: int = 20) -> tuple[PairRecord, ...]:
        """Pairs of releases or decisions that wait for a person, the likeliest first."""
        return self.journal.waiting(links, limit)

    def pairs(self, links: Links, ids: Sequence[int]) -> tuple[PairRecord, ...]:
        """What the program and people say of pairs with these releases or decisions, the likeliest first."""
        return self.journal.pairs(links, ids)

    def rulings(self, links: Links, pair: tuple[int, int]) -> tuple[PairRecord, ...]:
        """Everything that people said of a pair, newest first."""
        return self.journal.rulings(links, pair)

    def rule(self, links: Links, pair: tuple[int, int], ruling: Ruling, *, author: str = "") -> None:
        """Keep a person's word about a pair, which goes before the program's; raises NotFound."""
        self.journal.rule(links, pair, ruling, author=author, at=self.clock())

    def review(self, said: Said, *, author: str = "") -> Review:
        """Keep a person's word about a decision; raises NotFound, and JournalError where there is nothing to undo."""
        return self.journal.review(said, author=author, at=self.clock())

    def correct(self, decision_id: int, written: Correction, reason: str = "", *, author: str = "") -> Review:
        """Keep a decision as a person wrote it, as accepted where that changes nothing; raises BadCorrection."""
        record = self.journal.decision(decision_id)
        release = self.journal.release(record.release_id)
        after = correct(record.decision, written, release.release, release.extraction)
        verdict = Verdict.CORRECTED if after != record.decision else Verdict.ACCEPTED
        return self.review(Said(decision_id, verdict, after, reason), author=author)

    def add_missed(self, release_id: int, written: Correction, reason: str = "", *, author: str = "") -> Review:
        """Enter a decision that the program did not find in a release; raises NotFound and BadCorrection."""
        release = self.journal.release(release_id)
        missed = Missed(release_id, compose(written, release.release, release.extraction), reason)
        return self.journal.enter(missed, author=author, at=self.clock())

    def undo_review(self, author: str = "") -> int | None:
        """Take back what somebody said last; the decision's id, None where there is nothing to take back."""
        decision_id = self.journal.last_reviewed(author)
        if decision_id is not None:
            self.review(Said(decision_id, Verdict.UNDONE), author=author)
        return decision_id

    def reviews(self, decision_id: int) -> tuple[Review, ...]:
        """Everything that was said of a decision, in order."""
        return self.journal.reviews(decision_id)

    def uncertain(self, asked: Doubts) -> tuple[DecisionRecord, ...]:
        """Decisions that wait for a person, the least certain first."""
        return self.journal.uncertain(asked)

    def count_uncertain(self, regions: tuple[str, ...] = ()) -> int:
        """How many decisions wait for a person."""
        return self.journal.count_uncertain(regions)

    def last_reviewed(self, author: str = "") -> int | None:
        """The decision that somebody spoke of last, unless it was undone."""
        return self.journal.last_reviewed(author)

    def review_state(self, regions: tuple[str, ...] = ()) -> ReviewState:
        """How far people have come with what is uncertain."""
        return self.journal.review_state(regions)

    def reviewed(self) -> Iterator[ReleaseRecord]:
        """The releases of which somebody has looked at every decision."""
        return self.journal.reviewed()

    def labelled(self) -> Iterator[Labelled]:
        """The reviewed releases as label files: what people confirmed and corrected, ready to learn from."""
        for record in self.reviewed():
            text, labels = record.release.text, to_labels(record.extraction)
            yield Labelled(f"log{record.id:06}", text, labels, tuple(label_rules.problems(labels, text)))

    def save_search(self, name: str, query: Query, *, author: str = "") -> SavedSearch:
        """Keep a query's conditions under a name; raises JournalError where it cannot be asked."""
        return self.journal.errands.searches.save(name, query, author=author, at=self.clock())

    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches, oldest first."""
        return self.journal.errands.searches.list()

    def search(self, search_id: int) -> SavedSearch:
        """One saved search; raises NotFound."""
        return self.journal.errands.searches.get(search_id)

    def forget_search(self, search_id: int) -> None:
        """Remove a saved search and whatever it sends; raises NotFound."""
        self.journal.errands.searches.forget(search_id)

    @property
    def alerts(self) -> Alerts:
        """What is told to whom when a saved search newly finds something."""
        return Alerts(self.journal, self.site)

    @property
    def sources(self) -> Sources:
        """The addresses that releases are taken from on a schedule."""
        return Sources(self.journal)

    def rebuild(self) -> int:
        """Make the search index anew; the number of decisions indexed."""
        return self.journal.rebuild()

    def link(self) -> Iterator[int]:
        """Link the releases that an import left alone, a few at a time; how many are left each time."""
        while left := self.journal.link(limit=100):
            yield left

    def check(self) -> Iterator[str]:
        """What does not agree in the log, a sentence each; nothing where all is well."""
        return self.journal.check()

    def close(self) -> None:
        """Let go of the log."""
        self.maker.close()
        self.journal.close()
