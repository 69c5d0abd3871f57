"""What the log said before: kept when a release is read again, and asked for by day.

Present facts stay where today's queries read them. A record that a newer extraction changes or drops goes into
`past_decisions` with the time it held for, so that at each moment exactly one record of a decision holds, or none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from journal import codec
from journal.matching import matches
from journal.questions import Clause, end_of
from journal.reading import load_decisions
from journal.records import FACETS_OF, DecisionRecord, Query
from journal.rows import insert_rows
from journal.tables import decisions, past_decisions

#: moments that were stored early have no zone, and of some only the day is known
_BARE = re.compile(r'("since":"[\d-]{10})(T[\d:.]+)?"')
_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def keep(connection: Connection, before: Sequence[DecisionRecord], after: Sequence[int], at: dt.datetime) -> None:
    """Keep the records of a release that were listed until now; those that say the same go on as they were."""
    now = {record.id: _said(record) for record in load_decisions(connection, after)}
    told = [(record, record.since or _LONG_AGO) for record in before]
    same = [{"same": record.id, "held": since} for record, since in told if now.get(record.id) == _said(record)]
    if same:
        held = update(decisions).where(decisions.c.id == bindparam("same")).values(since=bindparam("held"))
        connection.execute(held, same)
    other = [_row(record, since, at) for record, since in told if now.get(record.id) != _said(record) and since < at]
    insert_rows(connection, past_decisions, other)


def past(connection: Connection, query: Query, wanted: Sequence[Clause]) -> list[DecisionRecord]:
    """What of the records that held then, and hold no longer, a query as of a day finds; newest first."""
    if query.as_of is None:
        return []
    table, moment = past_decisions, end_of(query.as_of)
    statement = select(table.c.record).where(table.c.until >= moment, table.c.since < moment)
    if query.kinds:
        statement = statement.where(table.c.kind.in_(query.kinds))
    if query.statuses:
        statement = statement.where(table.c.status.in_(query.statuses))
    statement = statement.order_by(table.c.day.desc(), table.c.decision_id.desc())
    records = map(_recalled, connection.scalars(statement))
    return [record for record in records if matches(record, query, wanted)]


def with_past(
    counts: Mapping[str, Sequence[tuple[str, int]]], records: Sequence[DecisionRecord]
) -> dict[str, list[tuple[str, int]]]:
    """Counts by facet with those of past records added: months newest first, others by count."""
    added = {name: Counter(values) for name, values in _facets(records).items()}
    summed = {name: Counter(dict(found)) + added[name] for name, found in counts.items()}
    return {
        name: sorted(found.items(), reverse=True) if name == "months" else sorted(found.items(), key=_by_count)
        for name, found in summed.items()
    }


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _facets(records: Sequence[DecisionRecord]) -> dict[str, list[str]]:
    linked = {(record.id, link.kind, link.id) for record in records for link in record.entities}
    return {
        "regions": [region for record in records for region in record.regions],
        "kinds": [record.decision.kind.value for record in records],
        "statuses": [record.decision.status.value for record in records],
        "topics": [topic for record in records for topic in {topic.value for topic in record.decision.topics}],
        "months": [f"{record.day:%Y-%m}" for record in records],
        **{facet: [str(id_) for _, kind, id_ in linked if kind == of] for of, facet in FACETS_OF.items()},
    }


def _said(record: DecisionRecord) -> DecisionRecord:
    """What a reader sees of a record, without the circumstances of its extraction."""
    return replace(record, since=None, revision=0, copy_of=None, verdict=None)


def _recalled(text: str) -> DecisionRecord:
    return codec.load(DecisionRecord, _BARE.sub(lambda found: f'{found[1]}{found[2] or "T00:00:00"}Z"', text))


def _row(record: DecisionRecord, since: dt.datetime, until: dt.datetime) -> dict[str, Any]:
    return {
        "decision_id": record.id,
        "since": since,
        "until": until,
        "kind": record.decision.kind.value,
        "status": record.decision.status.value,
        "day": record.day,
        "record": codec.dump(record),
    }
