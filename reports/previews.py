"""What a report will hold, told before it is made: how many rows each section has, and the first decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from journal.records import Days, DecisionRecord, Page, Query
from nlp.facts import Status
from reports import deadlines
from reports.contract import Asked
from reports.forms import docx
from reports.periods import before

#: decisions that are shown, and awaited ones that are looked at one by one
SHOWN, COUNTED = 5, 200
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Part:
    """A section, and how many rows it has."""

    name: str
    title: str
    rows: int
    #: whether there may be fewer: counting them takes as long as the report
    at_most: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """A report that nobody has ordered yet."""

    total: int
    #: in the period before; None where there is none
    earlier: int | None
    done: int
    parts: tuple[Part, ...]
    first: tuple[DecisionRecord, ...]

    @property
    def too_long(self) -> bool:
        """Whether a Word document has no room for it."""
        return self.total > docx.ROWS


def preview(asked: Asked, sections: Mapping[str, str]) -> Preview:
    """What a report with these sections would hold."""
    found = asked.find(replace(asked.query, limit=SHOWN, facets=True))
    rows = dict(_rows(asked, found))
    parts = tuple(Part(name, title, *rows[name]) for name, title in sections.items() if asked.wants(name))
    days = before(asked.query.days, asked.day)
    earlier = _total(asked, replace(asked.query, days=days)) if days else None
    return Preview(found.total, earlier, rows["done"][0], parts, tuple(hit.record for hit in found.items))


def _rows(asked: Asked, found: Page) -> Iterator[tuple[str, tuple[int, bool]]]:
    counts = {facet: len(values) for facet, values in found.facets.items()}
    statuses = {count.value: count.count for count in found.facets.get("statuses", ())}
    yield "figures", (len(Status) + len(("all", "due", "amount", "people", "overdue", "near")), False)
    yield "months", (_YEAR, False)
    yield from ((name, (counts.get(name, 0), False)) for name in ("regions", "kinds", "topics"))
    yield "overdue", _awaited(asked, deadlines.passed(asked))
    yield "near", _awaited(asked, deadlines.coming(asked))
    yield "done", (statuses.get(Status.DONE.value, 0), False)
    yield "decisions", (found.total, False)


def _awaited(asked: Asked, ends: Days) -> tuple[int, bool]:
    most = _total(asked, replace(asked.query, days=Days(), deadline=ends))
    return (most, True) if most > COUNTED else (len(deadlines.awaited(asked, ends)), False)


def _total(asked: Asked, query: Query) -> int:
    return asked.find(replace(query, limit=1, cursor=None, facets=False)).total
