"""A small log for the reports: three decisions of two releases, one of them with hostile words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from journal.records import DecisionRecord, FacetCount, Hit, Page, Query
from nlp.facts import Decision, Interval, Kind, Mention, Party, PartyKind, Quantity, Status, Topic, When
from reports import Asked

PLAN = Decision(
    kind=Kind.ASSIGNMENT,
    status=Status.ADOPTED,
    content=Mention(10, 32, "открыть 120 новых мест"),
    evidence=(Mention(0, 40, "Поручено открыть 120 новых мест до 1 марта"), Mention(50, 60, "«Мест мало»")),
    actors=(Party("Совет при Правительстве края", PartyKind.ORGANIZATION),),
    assignees=(
        Party("Министерство образования Приморского края", PartyKind.ORGANIZATION),
        Party("колледжи", PartyKind.WORDS),
    ),
    date=When(Interval(dt.date(2025, 2, 12), dt.date(2025, 2, 12))),
    deadline=When(Interval(dt.date(2025, 3, 1), dt.date(2025, 3, 1))),
    initiative="Кадры под ключ",
    amount=Quantity(7_800_000),
    headcount=Quantity(120),
    topics=(Topic.CURRICULUM, Topic.TARGET_TRAINING),
    probability=0.825,
)
RECORD = DecisionRecord(
    id=1,
    release_id=7,
    revision=1,
    decision=PLAN,
    regions=("RU-PRI",),
    entities=(),
    release_title="Колледжи получат заказ",
    published=dt.date(2025, 2, 13),
    publisher="Пресс-служба края",
    day=dt.date(2025, 2, 12),
)
HOSTILE = replace(
    RECORD,
    id=2,
    decision=replace(PLAN, kind=Kind.PLAN, content=Mention(0, 12, '=HYPERLINK("http://a.example")'), deadline=None),
    regions=("RU-PRI", "RU-XX"),
    release_title="@СУММ(1;2)\nвторая строка",
    publisher=None,
    published=None,
)
EARLIER = replace(
    RECORD,
    id=3,
    decision=replace(
        PLAN,
        deadline=When(Interval(dt.date(2025, 1, 1), dt.date(2025, 1, 31))),
        amount=None,
        headcount=None,
        topics=(),
        initiative=None,
    ),
)
RECORDS = (RECORD, HOSTILE, EARLIER)
#: the day on which the reports are written
TODAY = dt.date(2025, 2, 20)
MONTHS = (FacetCount("2025-02", 3), FacetCount("2024-12", 1))


def asked(query: Query, records: Iterable[DecisionRecord] = RECORDS) -> Asked:
    """A log that answers every query with these records; those of its days, where it asks for days."""
    return Asked(query, TODAY, lambda narrowed: _within(narrowed, records), lambda narrowed: _page(narrowed, records))


def _page(query: Query, records: Iterable[DecisionRecord]) -> Page:
    """Pages of the records in the order of their deadlines, a number being the cursor."""
    found = sorted(_within(query, records), key=_end)
    place = int(query.cursor or 0)
    stop = place + query.limit
    hits = tuple(Hit(record) for record in found[place:stop])
    return Page(hits, len(found), str(stop) if stop < len(found) else None, {"months": MONTHS, **_facets(found)})


def _facets(found: Iterable[DecisionRecord]) -> dict[str, tuple[FacetCount, ...]]:
    values = {
        "regions": [region for record in found for region in record.regions],
        "kinds": [record.decision.kind.value for record in found],
        "statuses": [record.decision.status.value for record in found],
        "topics": [topic.value for record in found for topic in record.decision.topics],
    }
    return {name: tuple(FacetCount(*item) for item in Counter(of).items()) for name, of in values.items()}


def _end(record: DecisionRecord) -> dt.date:
    return record.decision.deadline.interval.end if record.decision.deadline else dt.date.max


def _within(query: Query, records: Iterable[DecisionRecord]) -> Iterable[DecisionRecord]:
    since, until = query.days.since or dt.date.min, query.days.until or dt.date.max
    statuses = query.statuses or tuple(Status)
    return (record for record in records if since <= record.day <= until and record.decision.status in statuses)
