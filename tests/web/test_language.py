"""Languages: Russian by default, English by the switch, no message without its translation."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from web.language import translate_number

WEB = Path(__file__).resolve().parents[2] / "web"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]


def source(language: str) -> Path:
    """The catalog that people edit."""
    return WEB / "translations" / language / "LC_MESSAGES" / "messages.po"


def messages(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """The forms of each message by its first."""
    return {_forms(item.id)[0]: _forms(item.string) for item in catalog if item.id}


def _forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def test_every_message_has_its_english() -> None:
    """The catalogs know the messages of the code, no less and no more."""
    found = {message for _, _, message, *_ in extract_from_dir(WEB, METHODS)}
    english = read_po(source("en").open("rb"), locale="en")
    translated = {message.id for message in english if message.id and message.string}
    plural = {message for message in found if isinstance(message, tuple)}

    assert translated == found
    assert plural == {message.id for message in read_po(source("ru").open("rb"), locale="ru") if message.id}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_compiled_catalogs_are_those_of_their_sources(language: str) -> None:
    """`pybabel compile` would change nothing."""
    edited = read_po(source(language).open("rb"), locale=language)
    compiled = read_mo(source(language).with_suffix(".mo").open("rb"))

    assert messages(compiled) == messages(edited)


def test_the_switch_is_remembered_and_leads_back(client: FlaskClient) -> None:
    """English from the next page on, and back."""
    assert "Журнал" in client.get("/log").text
    back = client.get("/language/en", headers={"Referer": "http://localhost/log?kind=plan"})
    assert back.location == "/log?kind=plan"
    page = client.get("/log").text
    assert '<html lang="en">' in page
    assert "Decisions by month" in page
    assert "target training" in page
    client.get("/language/ru")
    assert "Решения по месяцам" in client.get("/log").text


@pytest.mark.parametrize("back", ["http://elsewhere.example/log", "http://localhost//elsewhere.example", "", "log"])
def test_the_switch_leads_nowhere_else(client: FlaskClient, back: str) -> None:
    """Only addresses of our own are gone back to."""
    location = client.get("/language/en", headers={"Referer": back}).location

    assert not location.startswith("//")
    assert "://" not in location


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 решение"), (3, "3 решения"), (11, "11 решений"), (21, "21 решение")]
)
def test_russian_numbers_take_their_forms(client: FlaskClient, count: int, words: str) -> None:
    """Three forms, chosen by the last digits."""
    with client.application.test_request_context():
        assert translate_number("%(num)d решение", "%(num)d решений", count) == words
