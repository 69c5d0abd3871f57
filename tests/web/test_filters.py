"""The parameters of a search, its facets and its months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from journal.records import Days, EntityRecord, FacetCount, Order, Query
from nlp.facts import Kind, Status, Topic
from reports.labels import REGIONS
from web import facets, months
from web.forms import Search, to_arguments, to_query


def some(values: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of the values."""
    return st.lists(st.sampled_from(values), unique=True).map(tuple)


IDS = st.lists(st.integers(1, 2**31), unique=True).map(tuple)
PERIODS = st.builds(Days, st.none() | st.dates(), st.none() | st.dates())
QUERIES = st.builds(
    Query,
    text=st.text(st.characters(codec="utf-8", categories=("L", "N", "P"))),
    regions=some([*REGIONS]),
    kinds=some([*map(str, Kind)]),
    statuses=some([*map(str, Status)]),
    topics=some([*map(str, Topic)]),
    organizations=IDS,
    people=IDS,
    initiatives=IDS,
    days=PERIODS,
    deadline=PERIODS,
    order=st.none() | st.sampled_from(Order),
)


@given(QUERIES)
def test_a_link_asks_what_it_was_made_from(query: Query) -> None:
    """Query → parameters → query."""
    sent = {
        name: [str(item) for item in value] if isinstance(value, tuple) else str(value)
        for name, value in to_arguments(query).items()
    }

    assert to_query(Search().load(sent)) == query


def entity(id_: int) -> EntityRecord:
    """An entity whose name is its id."""
    return EntityRecord(id_, "organization", f"№ {id_}", (), 0)


@pytest.fixture
def panel(app: Flask) -> dict[str, facets.Facet]:
    """The facets of a result in which two kinds and seven organizations were found, and one more was asked for."""
    counts = {
        "kinds": (FacetCount("plan", 3), FacetCount("launch", 5)),
        "organizations": tuple(FacetCount(str(id_), 10 - id_, f"№ {id_}") for id_ in range(1, 8)),
    }
    with app.test_request_context():
        found = facets.panel(counts, Query(kinds=("plan",), organizations=(99,)), entity)
    return {facet.name: facet for facet in found}


def test_all_kinds_are_shown_most_found_first(panel: dict[str, facets.Facet]) -> None:
    """What nothing was found for stays visible."""
    options = panel["kind"].options

    assert [(option.value, option.count, option.chosen) for option in options[:3]] == [
        ("launch", 5, False),
        ("plan", 3, True),
        ("resolution", 0, False),
    ]
    assert {option.value for option in options} == {str(kind) for kind in Kind}


def test_the_rest_of_a_long_facet_is_folded(panel: dict[str, facets.Facet]) -> None:
    """What was asked for comes first, also where it was not found."""
    facet = panel["organization"]

    assert [option.label for option in facet.options] == ["№ 99", "№ 1", "№ 2", "№ 3", "№ 4"]
    assert [option.label for option in facet.more] == ["№ 5", "№ 6", "№ 7"]


def test_facets_without_values_are_left_out(panel: dict[str, facets.Facet]) -> None:
    """No people were found and none asked for."""
    assert "person" not in panel


def test_a_chip_drops_its_condition(app: Flask) -> None:
    """Each condition can be taken back alone."""
    query = Query(
        "станки", kinds=("plan", "launch"), days=Days(since=dt.date(2026, 1, 1)), organizations=(7,), reprints=False
    )
    with app.test_request_context():
        chips = [(str(chip.label), chip.without) for chip in facets.chips(query, entity)]
    rest = to_arguments(query)

    assert chips == [
        ("план", rest | {"kind": ("launch",)}),
        ("запуск", rest | {"kind": ("plan",)}),
        ("№ 7", {name: value for name, value in rest.items() if name != "organization"}),
        ("дата: 1 января 2026 – …", {name: value for name, value in rest.items() if name != "since"}),
    ]


def test_months_without_decisions_keep_their_place(app: Flask) -> None:
    """Bars stand for every month between the first and the last, as high as their share."""
    counts = (FacetCount("2026-02", 4), FacetCount("2025-11", 2))
    with app.test_request_context():
        chart = months.chart(counts, Query(reprints=False))

    assert chart
    assert [(bar.label, bar.count, bar.year) for bar in chart.bars] == [
        ("ноябрь 2025", 2, 2025),
        ("декабрь 2025", 0, None),
        ("январь 2026", 0, 2026),
        ("февраль 2026", 4, None),
    ]
    assert [bar.height for bar in chart.bars] == [months.HEIGHT / 2, 0, 0, months.HEIGHT]
    assert chart.bars[3].arguments == {"since": dt.date(2026, 2, 1), "until": dt.date(2026, 2, 28)}


def test_the_chosen_month_leads_back(app: Flask) -> None:
    """A second click on the chosen month asks for all of them."""
    chosen = Query(days=Days(dt.date(2026, 2, 1), dt.date(2026, 2, 28)), reprints=False)
    with app.test_request_context():
        chart = months.chart((FacetCount("2026-02", 4),), chosen)

    assert chart
    assert [(bar.chosen, bar.arguments) for bar in chart.bars] == [(True, {})]


def test_one_month_needs_no_chart(app: Flask) -> None:
    """Where all is of one month there is nothing to compare."""
    with app.test_request_context():
        assert months.chart((FacetCount("2026-02", 4),), Query()) is None
