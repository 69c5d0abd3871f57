"""Pages: every address answers with a page that has its title and nothing inline."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from desk import Desk
from tests.web.addresses import KEYED, PAGES, led_to, pages_of
from tests.web.conftest import app_over
from tests.web.markup import Page


@pytest.mark.parametrize("address", PAGES)
def test_answers_with_its_title(client: FlaskClient, address: str) -> None:
    """A page answers 200 with a title that names it."""
    response = client.get(address)

    assert response.status_code == 200
    assert PAGES[address] in Page(response.text).title


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("address", [*PAGES, "/nowhere"])
def test_is_well_formed_and_has_nothing_inline(client: FlaskClient, address: str, language: str) -> None:
    """Tags are closed; scripts and styles come from files; nothing is asked of another host."""
    client.set_cookie("language", language)
    html = client.get(address).text
    page = Page(html)

    assert (page.unclosed, page.open) == ([], [])
    assert not re.search(r"\s(style|on[a-z]+)=", html)
    assert not page.all("style")
    assert all("src" in script for script in page.all("script"))
    links = [*page.all("a"), *page.all("link"), *page.all("script"), *page.all("use")]
    assert not [link for link in links if link.get("href", link.get("src", "")).startswith(("http", "//"))]


@pytest.mark.parametrize("address", PAGES)
def test_every_control_has_a_name(client: FlaskClient, address: str) -> None:
    """An input has a label, a button and a link have words."""
    html = client.get(address).text
    page = Page(html)
    labelled = {label["for"] for label in page.all("label") if "for" in label}
    controls = [element for element in page.elements if element.tag in ("input", "select", "textarea")]

    assert not [
        control
        for control in controls
        if control.attributes.get("type") != "hidden"
        and control.attributes.get("id") not in labelled
        and "label" not in control.ancestors
        and not control.attributes.get("aria-label")
    ]
    assert not re.search(r"<a [^>]*>\s*</a>", html)


def test_ids_are_unique(client: FlaskClient) -> None:
    """No id stands twice on a page."""
    for address in PAGES:
        ids = [
            element.attributes["id"]
            for element in Page(client.get(address).text).elements
            if "id" in element.attributes
        ]

        assert sorted(ids) == sorted(set(ids)), address


def test_every_address_of_a_page_is_tried(app: Flask) -> None:
    """The table above leaves out no page."""
    assert led_to(app, PAGES) | KEYED == pages_of(app)


def test_an_inflected_word_finds_and_is_marked(client: FlaskClient) -> None:
    """The words that matched stand marked in the evidence."""
    html = client.get("/log?q=станками").text

    assert re.search(r'<span class="found">станк\w+</span>', html)


def test_a_filter_is_a_link_that_says_the_same(client: FlaskClient) -> None:
    """The chosen values are ticked, shown as conditions and carried over to the download."""
    html = client.get("/log?kind=assignment&region=RU-PER&since=2023-01-01").text
    ticked = [box["value"] for box in Page(html).all("input") if "checked" in box and "value" in box]

    assert ticked == ["assignment", "RU-PER"]
    assert html.count('class="chip"') == 3
    assert "/report?format=csv&amp;region=RU-PER&amp;kind=assignment&amp;since=2023-01-01" in html


def test_pages_of_results_follow_each_other(client: FlaskClient) -> None:
    """Going on by the links shows every decision once."""
    address: str | None = "/log?limit=20"
    seen: list[str] = []
    while address:
        html = client.get(address).text
        seen += re.findall(r'href="/decisions/(\d+)"', html)
        after = re.search(r'href="(/log\?cursor=[^"]*)"', html)
        address = after and after[1].replace("&amp;", "&")

    total = client.get("/api/v1/decisions").get_json()["total"]
    assert len(seen) == len(set(seen)) == total


def test_an_empty_log_says_what_to_do(empty: Desk) -> None:
    """The first page of a new log leads to the upload."""
    html = app_over(empty).test_client().get("/log").text

    assert "Журнал пока пуст" in html
    assert 'href="/upload"' in html


def test_nothing_found_says_what_to_drop(client: FlaskClient) -> None:
    """A search without results offers to drop each condition."""
    html = client.get("/log?q=аквариумистика&kind=plan").text

    assert "По запросу «аквариумистика» ничего нет" in html
    assert "Убрать «план»" in html


def test_a_field_and_its_words_share_a_key(client: FlaskClient) -> None:
    """On a decision's page the words that a field was read from carry the field's key."""
    page = Page(client.get("/decisions/1").text)
    fields = {item["data-f"] for item in page.all("div") if "data-f" in item}
    words = {key for item in page.all("span") if "data-f" in item for key in item["data-f"].split()}

    assert "content" in fields
    assert fields == words


def test_a_link_to_a_place_marks_it(client: FlaskClient) -> None:
    """`?place=` marks these characters and gives the first of them the anchor."""
    text = client.get("/api/v1/releases/1").get_json()["text"]
    page = Page(client.get("/releases/1?place=100-140").text)

    assert [span.get("id") for span in page.all("span") if span.get("class") == "place"].index("place") == 0
    assert "".join(page.inside("place").split()) == "".join(text[100:140].split())


def test_the_raw_file_is_an_attachment(client: FlaskClient, filled: Desk) -> None:
    """The bytes as they came, never shown in place."""
    response = client.get("/releases/1/raw")

    assert response.data == filled.raw(1).data
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert response.mimetype == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
