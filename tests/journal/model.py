"""What a journal must answer, computed in memory from its records by looking at each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from journal.passages import passages
from journal.questions import Clause
from journal.records import Days, DecisionRecord, Order, Query
from journal.terms import terms
from journal.typed import understand

NARROWED = ("regions", "kinds", "statuses", "topics", "organizations", "people", "initiatives")
FACETS_OF = {"organization": "organizations", "person": "people", "initiative": "initiatives"}


def expected(records: Iterable[DecisionRecord], query: Query) -> list[DecisionRecord]:
    """All that a query finds, newest first."""
    return _expected(records, *understand(query))


def _expected(records: Iterable[DecisionRecord], query: Query, wanted: Sequence[Clause]) -> list[DecisionRecord]:
    found = [record for record in records if all(_filters(record, query)) and _has_words(record, wanted)]
    return sorted(found, key=lambda record: (record.day, record.id), reverse=True)


def ordered(records: Iterable[DecisionRecord], query: Query) -> list[int]:
    """The ids of all that a query finds, by its order: deadline or sum."""

    def place(record: DecisionRecord) -> tuple[bool, int, int]:
        decision = record.decision
        if query.order is Order.AMOUNT:
            return decision.amount is None, -decision.amount.value if decision.amount else 0, -record.id
        end = decision.deadline.interval.end.toordinal() if decision.deadline else 0
        return decision.deadline is None, end, -record.id

    return [record.id for record in sorted(expected(records, query), key=place)]


def facets(records: Sequence[DecisionRecord], query: Query) -> dict[str, Counter[str]]:
    """How many of the records that a query finds have each value of each facet, the facet's own filter left out."""
    asked, wanted = understand(query)
    every: Any = ()  # no value of a facet is asked for
    opened = {name: replace(asked, **{name: every}) for name in NARROWED} | {"months": asked}
    return {name: _counts(_expected(records, of_facet, wanted))[name] for name, of_facet in opened.items()}


def _counts(records: Sequence[DecisionRecord]) -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = {
        "regions": Counter(region for record in records for region in record.regions),
        "kinds": Counter(record.decision.kind.value for record in records),
        "statuses": Counter(record.decision.status.value for record in records),
        "topics": Counter(topic.value for record in records for topic in record.decision.topics),
        "months": Counter(f"{record.day:%Y-%m}" for record in records),
    }
    for kind, facet in FACETS_OF.items():
        linked = ({link.id for link in record.entities if link.kind == kind} for record in records)
        counts[facet] = Counter(str(id_) for ids in linked for id_ in ids)
    return counts


def _filters(record: DecisionRecord, query: Query) -> Iterator[bool]:
    decision, linked = record.decision, {link.id for link in record.entities}
    yield not query.regions or bool({*query.regions} & {*record.regions})
    yield not query.kinds or decision.kind.value in query.kinds
    yield not query.statuses or decision.status.value in query.statuses
    yield not query.topics or bool({*query.topics} & {topic.value for topic in decision.topics})
    for ids in (query.organizations, query.people, query.initiatives):
        yield not ids or bool({*ids} & linked)
    yield _in(query.days, record.day, record.day)
    deadline = decision.deadline.interval if decision.deadline else None
    yield _in(query.deadline, deadline.start, deadline.end) if deadline else query.deadline == Days()
    yield query.release_id in (None, record.release_id)


def _in(days: Days, first: dt.date, last: dt.date) -> bool:
    after = days.since is None or last >= days.since
    return after and (days.until is None or first <= days.until)


def _has_words(record: DecisionRecord, wanted: Sequence[Clause]) -> bool:
    return all(
        any(_stands(clause, [term.forms for term in terms(text)]) for text in passages(record, clause.field))
        is not clause.excluded
        for clause in wanted
    )


def _stands(clause: Clause, text: list[tuple[str, ...]]) -> bool:
    length = len(clause.words)
    runs = (text[first : first + length] for first in range(len(text) - length + 1))
    return any(_matches(clause, run) for run in runs)


def _matches(clause: Clause, run: list[tuple[str, ...]]) -> bool:
    *places, last = [bool({*one} & {*other}) for one, other in zip(clause.words, run, strict=True)]
    return all(places) and (last or (bool(clause.prefix) and any(form.startswith(clause.prefix) for form in run[-1])))
