"""Any backend answers as looking at every record does."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal import open_journal
from journal.index.columns import FACETS
from journal.records import Days, DecisionRecord, FacetCount, Order, Query, Received
from journal.store import SqlJournal
from nlp.facts import Extraction, Kind, Status, Topic
from tests.journal import model
from tests.journal.samples import NOW, sample

REGIONS = ("RU-TVE", "RU-AD", "RU-KHE", "RU-MOW")
NAMES = ("Минтруд России", "Минтруд Тверской области", "Совет Федерации", "Госдума")
WORDS = re.findall(
    r"\w+", "колледжам центру центры открыть стали сталь ёлка елки под ключ кадры кадров совет люди человеку"
)
START = dt.date(2026, 1, 1)


@dataclass(frozen=True)
class Filled:
    """A journal and all its records."""

    journal: SqlJournal
    records: tuple[DecisionRecord, ...]


@pytest.fixture(scope="module")
def filled(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    """A hundred releases made by chance, the same every time, a third of them revised."""
    chance = random.Random(2)  # noqa: S311
    journal = open_journal(new_database(), tmp_path_factory.mktemp("model"))
    texts = [_text(chance, number) for number in range(100)]
    added = journal.add_all([_release(chance, text) for text in texts], author="test", at=NOW)
    for item, text in list(zip(added, texts, strict=True))[::3]:
        journal.revise(item.release_id, _release(chance, text)[1], author="test", at=NOW)
    yield Filled(journal, tuple(journal.walk(Query())))
    journal.close()


def _text(chance: random.Random, number: int) -> str:
    decisions = (f"{_some(chance)} [{_some(chance)}] {_some(chance)}." for _ in range(chance.randrange(4)))
    return "\n".join([*decisions, str(number)])


def _release(chance: random.Random, text: str) -> tuple[Received, Extraction]:
    day = START + dt.timedelta(chance.randrange(60))
    return sample(
        text,
        kind=chance.choice(list(Kind)[:3]),
        status=chance.choice(list(Status)),
        organizations=tuple(chance.sample(NAMES, chance.randrange(3))),
        assigned=tuple(chance.sample(NAMES, chance.randrange(2))),
        people=tuple(chance.sample(("Ильин Олег Петрович", "Ильина Ольга Олеговна"), chance.randrange(2))),
        initiative=chance.choice((None, "Кадры под ключ")),
        topics=tuple(chance.sample(list(Topic)[:4], chance.randrange(3))),
        regions=tuple(chance.sample(REGIONS, chance.randrange(3))),
        day=chance.choice((None, day)),
        published=chance.choice((None, day)),
        deadline=chance.choice((None, (day, day + dt.timedelta(chance.randrange(60))))),
        amount=chance.choice((None, 0, 1_000_000, chance.randrange(10**12))),
    )


def _some(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randrange(1, 5)))


def _tuples(values: st.SearchStrategy[str] | st.SearchStrategy[int]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.one_of(st.just(()), st.lists(values, min_size=1, max_size=2, unique=True).map(tuple))


_PHRASES = st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(lambda words: f'"{" ".join(words)}"')
_SIMPLE = st.sampled_from([*WORDS, "минтруда", "2", "ко*", "стал*", '"под ключ"', "онлайн-ключ*"])
_TYPED = st.sampled_from(
    ["орган:минтруд", "исполнитель:колл*", "человек:Ильин", "инициатива:«под ключ»", "регион:тверская"]
)
_TEXTS = st.lists(st.one_of(_SIMPLE, _PHRASES, _TYPED, _SIMPLE.map("-{}".format)), max_size=2).map(" ".join)
_DAYS = st.none() | st.integers(0, 120).map(lambda days: START + dt.timedelta(days))
_RANGES = st.just(Days()) | st.builds(Days, _DAYS, _DAYS)
_ENTITIES = _tuples(st.integers(1, 10))
QUERIES = st.builds(
    Query,
    text=_TEXTS,
    regions=_tuples(st.sampled_from(REGIONS)),
    kinds=_tuples(st.sampled_from([kind.value for kind in list(Kind)[:4]])),
    statuses=_tuples(st.sampled_from([status.value for status in Status])),
    topics=_tuples(st.sampled_from([topic.value for topic in list(Topic)[:5]])),
    organizations=_ENTITIES,
    people=_ENTITIES,
    initiatives=_ENTITIES,
    days=_RANGES,
    deadline=_RANGES,
    release_id=st.none() | st.integers(1, 101),
    order=st.none() | st.sampled_from(Order),
    limit=st.integers(4, 50),
)


@given(query=QUERIES)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_finds_what_looking_at_every_record_finds(filled: Filled, query: Query) -> None:
    """Totals, counts, the first page and all pages."""
    wanted = model.expected(filled.records, query)
    page = filled.journal.find(query)

    assert page.total == len(wanted)
    assert {field: _counted(page.facets[field]) for field in FACETS} == model.facets(filled.records, query)
    newest = filled.journal.find(replace(query, order=Order.NEWEST))
    assert [hit.record for hit in newest.items] == wanted[: query.limit]
    assert list(islice(filled.journal.walk(query), len(wanted) + 1)) == wanted
    assert sorted(_all_ids(filled.journal, query)) == sorted(record.id for record in wanted)


@given(query=QUERIES, order=st.sampled_from((Order.DEADLINE, Order.AMOUNT)), past=st.booleans())
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_orders_by_a_value(filled: Filled, query: Query, order: Order, past: bool) -> None:
    """All pages, those without the value last and of equals the newer id first; as of the day they were read, too."""
    asked = replace(query, order=order, limit=4, as_of=NOW.date() if past else None)

    assert list(_all_ids(filled.journal, asked)) == model.ordered(filled.records, asked)


@given(query=QUERIES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tallies(filled: Filled, query: Query) -> None:
    """Decisions by values of two facets together, one of them with several values."""
    found = model.expected(filled.records, query)

    assert dict(filled.journal.tally(query, "kinds", "regions")) == Counter(
        (record.decision.kind.value, region) for record in found for region in record.regions
    )


def test_rebuilding_changes_no_answer(filled: Filled) -> None:
    """The index made anew has the same documents and gives the same pages."""
    journal = filled.journal
    queries = [Query(), Query("колледж"), Query("«кадры под ключ»"), Query("сталь", regions=("RU-TVE",))]
    before = [replace(journal.find(query), items=()) for query in queries]

    count = journal.rebuild()

    assert count == len(filled.records)
    assert [replace(journal.find(query), items=()) for query in queries] == before
    assert list(journal.check()) == []


def _counted(found: Iterable[FacetCount]) -> Counter[str]:
    return Counter({item.value: item.count for item in found})


def _all_ids(journal: SqlJournal, query: Query) -> Iterator[int]:
    page = journal.find(query)
    yield from (hit.record.id for hit in page.items)
    for _ in range(page.total):
        if page.next is None:
            break
        page = journal.find(replace(query, cursor=page.next, facets=False))
        yield from (hit.record.id for hit in page.items)
