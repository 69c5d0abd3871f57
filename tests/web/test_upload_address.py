"""A release by its address: from the form and the API, within the same limits as what sources name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from desk import Desk
from network.addresses import Guard
from network.pages import Fetcher
from tests.errands.sites import browser, site, table
from tests.web.conftest import SAMPLES, app_over, open_desk
from tests.web.markup import Page

RELEASE = SAMPLES[0].read_bytes()
ADDRESS = "/api/v1/releases/from-address"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty log whose server may ask machines of this one's own network."""
    opened = replace(open_desk(tmp_path / "data"), fetch=Fetcher(browser()))
    yield opened
    opened.close()


@pytest.fixture
def client(desk: Desk) -> FlaskClient:
    """A browser at its server."""
    return app_over(desk).test_client()


def test_by_the_form(client: FlaskClient, desk: Desk) -> None:
    """It is in the log, in the visitor's submission, under the end of its address."""
    page = Page(client.get("/upload").text)
    fields = {item["name"]: item["value"] for item in page.all("input") if item.get("name") in ("csrf", "submission")}
    with site(table({"/news/d01.txt": RELEASE})) as press:
        client.post("/upload", data={**fields, "address": f"{press.url}/news/d01.txt"})

    assert (desk.count(), desk.release(1).name) == (1, "d01.txt")
    assert desk.handed.get(fields["submission"]).new == 1


def test_by_the_api(client: FlaskClient, desk: Desk) -> None:
    """As if its bytes had been sent; what cannot be had is refused by name."""
    with site(table({"/d01.txt": RELEASE})) as press:
        added = client.post(ADDRESS, json={"url": f"{press.url}/d01.txt"})
        again = client.post(ADDRESS, json={"url": f"{press.url}/d01.txt"})
        gone = client.post(ADDRESS, json={"url": f"{press.url}/gone"})

    assert (added.status_code, added.get_json()["items"][0]["status"]) == (201, "added")
    assert (again.status_code, again.get_json()["items"][0]["status"]) == (201, "known")
    assert gone.status_code == 422
    assert "404" in gone.get_json()["error"]["message"]
    assert desk.count() == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "http://a\0b/",
        "x",
    ],
)
def test_what_is_not_asked(desk: Desk, url: str) -> None:
    """Neither the inner network, unless the administrator opens it, nor what is no address of the web."""
    closed = app_over(replace(desk, fetch=Fetcher(browser(Guard())))).test_client()
    answer = closed.post(ADDRESS, json={"url": url})

    assert answer.status_code == 422
    assert answer.get_json()["error"]["message"]
    assert desk.count() == 0


@pytest.mark.parametrize("body", [{}, {"url": ""}, {"url": 5}, {"url": "a" * 3000}, {"address": "http://a.example"}])
def test_what_is_no_question(client: FlaskClient, body: dict[str, object]) -> None:
    """The field is named."""
    assert client.post(ADDRESS, json=body).status_code == 422
