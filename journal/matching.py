"""Whether a record is one that a query asks for: for records that neither tables nor index hold any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from journal.passages import passages, runs
from journal.questions import Clause
from journal.records import Days, DecisionRecord, Query, Roubles


def matches(record: DecisionRecord, query: Query, wanted: Sequence[Clause]) -> bool:
    """Filters and words, as tables and index judge them."""
    return all(_filters(record, query)) and (not wanted or _has_words(record, wanted))


def _filters(record: DecisionRecord, query: Query) -> Iterator[bool]:
    decision, linked = record.decision, {link.id for link in record.entities}
    for asked, values in (
        (query.regions, {*record.regions}),
        (query.kinds, {decision.kind.value}),
        (query.statuses, {decision.status.value}),
        (query.topics, {topic.value for topic in decision.topics}),
        (query.organizations, linked),
        (query.people, linked),
        (query.initiatives, linked),
    ):
        yield not asked or not values.isdisjoint(asked)
    deadline = decision.deadline.interval if decision.deadline else None
    yield _overlap(query.days, record.day, record.day)
    yield _overlap(query.deadline, deadline.start, deadline.end) if deadline else query.deadline == Days()
    amount = decision.amount.value if decision.amount else None
    yield query.amount == Roubles() or (amount is not None and _within(query.amount, amount))
    yield query.release_id in (None, record.release_id)
    yield query.reprints or record.copy_of is None


def _overlap(days: Days, first: dt.date, last: dt.date) -> bool:
    after = days.since is None or last >= days.since
    return after and (days.until is None or first <= days.until)


def _within(sums: Roubles, amount: int) -> bool:
    return (sums.least is None or amount >= sums.least) and (sums.most is None or amount <= sums.most)


def _has_words(record: DecisionRecord, wanted: Sequence[Clause]) -> bool:
    return all(_has(record, clause) is not clause.excluded for clause in wanted)


def _has(record: DecisionRecord, clause: Clause) -> bool:
    return any(True for text in passages(record, clause.field) for _ in runs(text, clause))
