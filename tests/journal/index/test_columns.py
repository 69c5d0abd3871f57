"""Facets of any number of values are counted, by numbers that outlive the index's being opened."""

import json

import pytest

from journal.index.codes import Codes
from journal.index.columns import COLUMNS, FACETS, NUMBERS, SEVERAL, nothing, placed
from journal.records import Query
from journal.store import SqlJournal
from nlp.facts import Topic
from tests.journal.samples import add


def test_every_column_of_one_number_has_one() -> None:
    """A column counts fast only where no document lacks a number."""
    single = [column for facet in FACETS for column in COLUMNS[facet] if not column.endswith("_more")]

    assert list(nothing()) == [(column, 0) for column in single]
    assert placed("topics", [7]) == [("topics_1", 7), ("topics_2", 0)]


def test_what_is_left_over_shares_a_column() -> None:
    """In no value's place."""
    assert placed("topics", [7, 8, 9, 10]) == [
        ("topics_1", 7),
        ("topics_2", 8),
        ("topics_more", 9),
        ("topics_more", 10),
        (SEVERAL, NUMBERS["topics"]),
    ]


def test_numbers_are_read_back_the_same() -> None:
    """New ones follow them."""
    codes = Codes()
    given = codes.number("kinds", "plan"), codes.number("kinds", "launch"), codes.entity_number("people", 900)
    texts, entities = codes.written()
    read = Codes(json.loads(texts), entities)

    assert (read.number("kinds", "plan"), read.number("kinds", "launch"), read.entity_number("people", 900)) == given
    assert (read.number("kinds", "other"), read.entity_number("people", 5)) == (3, 2)
    assert (read.texts("kinds"), list(read.entities("people"))) == (["plan", "launch", "other"], [900, 5])
    assert read.numbers("kinds", ["launch", "unheard of"]) == [2]


@pytest.mark.parametrize("rebuilt", [False, True])
def test_more_values_than_columns_are_counted(journal: SqlJournal, rebuilt: bool) -> None:
    """Each of six organizations, three regions and four topics, alone and beside others."""
    names = [
        f"Министерство {of} Тверской области" for of in ("труда", "финансов", "спорта", "юстиции", "печати", "науки")
    ]
    regions = ("RU-TVE", "RU-MOW", "RU-KHE")
    topics = tuple(Topic)[:4]
    add(journal, "[Первое]", organizations=tuple(names), regions=regions, topics=topics)
    add(journal, "[Второе]", organizations=tuple(names[4:]), regions=regions[2:], topics=topics[3:])
    if rebuilt:
        journal.rebuild()

    facets = journal.find(Query()).facets

    assert {item.label: item.count for item in facets["organizations"]} == dict.fromkeys(names[:4], 1) | dict.fromkeys(
        names[4:], 2
    )
    assert {item.value: item.count for item in facets["regions"]} == {"RU-TVE": 1, "RU-MOW": 1, "RU-KHE": 2}
    assert {item.value: item.count for item in facets["topics"]} == {
        **{topic.value: 1 for topic in topics[:3]},
        topics[3].value: 2,
    }
    assert sum(journal.tally(Query(), "regions", "topics").values()) == 3 * 4 + 1
