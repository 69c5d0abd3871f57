"""The overview counts what the log holds, and leads to the lists that it counts."""

from __future__ import annotations

import datetime as dt
import re

from flask.testing import FlaskClient

from desk import Desk
from journal.records import Days, Query
from reports.labels import REGIONS
from tests.web.conftest import app_over
from tests.web.markup import Page
from web import tiles
from web.overview import overview


def test_a_month_is_counted_as_the_log_counts_it(filled: Desk) -> None:
    """By region, kind and topic, beside the month before."""
    month = dt.date(2024, 5, 1)
    seen = overview(filled, month, ())
    found = filled.find(Query(days=Days(month, dt.date(2024, 5, 31)), reprints=False))

    assert seen.new == found.total > 0
    assert {tile.region: tile.count for tile in seen.tiles if tile.count} == {
        count.value: count.count for count in found.facets["regions"]
    }
    assert sum(series.now for series in seen.series) == found.total
    assert seen.before == Days(dt.date(2024, 4, 1), dt.date(2024, 4, 30))


def test_without_a_month_the_newest_with_decisions(filled: Desk) -> None:
    """A log of older releases does not begin with an empty page."""
    seen = overview(filled, None, ())
    last = seen.days.until

    assert last and seen.new > 0
    assert not [hit for hit in filled.find(Query(days=Days(last))).items if hit.record.day > last]


def test_every_region_has_a_tile_of_its_own() -> None:
    """All 89, no two at one place."""
    shown = tiles.tiles({}, ())

    assert {tile.region for tile in shown} == set(REGIONS)
    assert len({(tile.x, tile.y) for tile in shown}) == len(shown) == 89


def test_shades_begin_with_one_and_rise() -> None:
    """A silent region has no shade, one decision has the lightest."""
    assert tiles.shades({}) == ()
    assert tiles.shades({"RU-TVE": 1}) == (1,)
    assert tiles.shades({"RU-TVE": 1, "RU-OMS": 40})[0] == 1
    shown = {tile.region: tile.shade for tile in tiles.tiles({"RU-TVE": 1, "RU-OMS": 40}, ())}
    assert (shown["RU-PER"], shown["RU-TVE"], shown["RU-OMS"]) == (0, 1, 5)


def test_figures_lead_to_lists_of_as_many(client: FlaskClient) -> None:
    """The first figure and the list behind it agree."""
    page = client.get("/?month=2024-05").text
    figure = re.search(r'class="kpi" href="([^"]+)".*?class="big num">(\d+)<', page, re.DOTALL)
    assert figure
    listed = Page(client.get(figure[1].replace("&amp;", "&")).text).inside("total")

    assert listed.split()[0] == figure[2]


def test_a_chosen_region_is_chosen_on_the_map(client: FlaskClient) -> None:
    """Its tile leads back to all regions."""
    page = Page(client.get("/?month=2024-05&region=RU-PER").text)
    (tile,) = [link for link in page.all("a") if link.get("aria-current") == "true"]

    assert tile["aria-label"].endswith(", Пермский край")
    assert tile["href"] == "/?month=2024-05"


def test_an_empty_log_says_what_to_do(empty: Desk) -> None:
    """The first page of a new log leads to the upload."""
    assert 'href="/upload"' in app_over(empty).test_client().get("/").text
