"""The use cases of reports: told of before they are made, written at once, or ordered and made in the background."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

import reports
from journal.contract import NotFound
from journal.orders.records import Order
from journal.records import DecisionRecord, Page, Query, ThreadRecord
from linking.threads import Stage
from reports import Asked, Preview, Wanted
from reports.orders import Maker, make_next
from submissions import Submissions

#: learns how many decisions of a report are written
Tell = Callable[[int], None]
#: decisions of a report after which it is told how far it has come
_STEP = 100
#: a report of more decisions than these is made in the background
AT_ONCE = 1_000


def _nobody(written: int) -> None:
    """Nobody waits to hear of it."""


@dataclass(frozen=True)
class Reporting(Submissions):
    """The use cases over their parts."""

    #: folders of the users' own templates for documents
    templates: tuple[Path, ...] = ()
    #: makes the reports that are ordered, here or elsewhere
    maker: Maker = field(default_factory=Maker)

    def today(self) -> dt.date:
        """The day by which deadlines are near or past."""
        return self.clock().date()

    def find(self, query: Query) -> Page:
        """Decisions with counts by facet; raises JournalError where the query cannot be understood."""
        return self.journal.find(query)

    def walk(self, query: Query) -> Iterator[DecisionRecord]:
        """Every decision that the query finds, newest first."""
        return self.journal.walk(query)

    def thread(self, decision_id: int, day: dt.date | None = None) -> ThreadRecord:
        """The undertaking that a decision belongs to, as of a day; raises NotFound where nothing was told by then."""
        return self.journal.thread(decision_id, day or self.today())

    def preview(self, wanted: Wanted) -> Preview:
        """What a report will hold; raises ReportError where there is none of its name."""
        return reports.preview(self._asked(wanted, _Progress(_nobody)), reports.named(wanted.report).sections)

    def report(self, wanted: Wanted, format: str, output: BinaryIO, tell: Tell = _nobody) -> None:
        """Write one of `reports.REPORTS` in a file of one of `reports.FORMATS`; raises ReportError.

        `tell` learns on the way how many decisions are written.
        """
        reports.write(wanted.report, self._asked(wanted, _Progress(tell)), format, output, self.templates)

    def is_large(self, query: Query) -> bool:
        """Whether a report of what the query finds takes longer than somebody waits for a page."""
        return self._count(query) > AT_ONCE

    def order(self, wanted: Wanted, format: str, file: str) -> Order:
        """Have a report made in the background, under the name that whoever takes it sees."""
        sections = tuple(sorted(wanted.sections))
        reports.check(wanted.report, format, wanted.sections)
        total = self._count(wanted.query)
        order = Order(secrets.token_hex(16), wanted.report, wanted.query, format, file, total, sections=sections)
        self.journal.orders.place(order, self.clock())
        self.maker.wake(self._make_next)
        return order

    def ordered(self, key: str) -> Order:
        """How far a report has come; one that nobody makes any more is taken up again. Raises NotFound."""
        order = self.journal.orders.get(key)
        if order is None:
            raise NotFound("Такого отчёта нет: готовые хранятся сутки. Соберите его ещё раз.")
        if not order.ready and not order.fault:
            self.maker.wake(self._make_next)
        return order

    def take_up_orders(self) -> None:
        """Have those made here, in the background, that nobody makes: whoever began with one may be dead."""
        if self.journal.orders.waits(self.clock()):
            self.maker.wake(self._make_next)

    def made(self, order: Order) -> Iterator[bytes]:
        """The bytes of a ready report."""
        return self.journal.orders.bytes_of(order.key)

    def _make_next(self) -> bool:
        def write(order: Order, output: BinaryIO, tell: Tell) -> None:
            self.report(Wanted(order.query, order.report, frozenset(order.sections)), order.format, output, tell)

        return make_next(self.journal.orders, self.maker, write, self.clock)

    def _asked(self, wanted: Wanted, progress: _Progress) -> Asked:
        def walk(query: Query) -> Iterator[DecisionRecord]:
            return progress.of(self.walk(query)) if query == wanted.query else self.walk(query)

        def carried_out(ids: Collection[int], day: dt.date) -> frozenset[int]:
            progress.again()
            return self._carried_out(ids, day)

        return Asked(wanted.query, self.today(), walk, self.find, carried_out, wanted.sections)

    def _carried_out(self, ids: Collection[int], day: dt.date) -> frozenset[int]:
        """Those decisions whose undertakings are told to be done by a day, be it by a later release."""
        done = (one for one in self.journal.threads_of(list(ids), day) if one.outcome.stage is Stage.DONE)
        return frozenset(record.id for thread in done for record in thread.decisions) & frozenset(ids)

    def _count(self, query: Query) -> int:
        return self.find(replace(query, limit=1, cursor=None, facets=False)).total


@dataclass
class _Progress:
    """How many decisions of a report are written."""

    tell: Tell
    written: int = 0

    def of(self, records: Iterable[DecisionRecord]) -> Iterator[DecisionRecord]:
        """The records, counted on their way."""
        for self.written, record in enumerate(records):
            if self.written % _STEP == 0:
                self.again()
            yield record

    def again(self) -> None:
        """A sign of life."""
        self.tell(self.written)
