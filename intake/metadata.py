"""What a web page's head says of the release: title, day of publication, site."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from lxml.etree import _Element

from intake.titles import find_title
from nlp.facts import Hints

#: where pages state the day of publication, the surest first
PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[translate(@name,'PD','pd')='publishdate' or @name='pubdate' or @name='DC.date.issued']/@content",
    "//article//time[@pubdate]/@datetime",
)
TITLES = ("//meta[@property='og:title']/@content", "//h1//text()[normalize-space()]", "//title/text()")
PUBLISHERS = ("//meta[@property='og:site_name']/@content", "//meta[@name='publisher' or @name='DC.publisher']/@content")


def hints_of(page: _Element, text: str, body_lines: tuple[tuple[int, int], ...]) -> Hints:
    """Only what the page states outright; the title as the text has it."""
    stated = _linked_data(page)
    return Hints(
        title=find_title([*stated["headline"], *_all(page, TITLES)], text),
        published=next(_days([*stated["datePublished"], *_all(page, PUBLISHED)]), None),
        publisher=next(iter([*_all(page, PUBLISHERS), *stated["publisher"]]), None),
        body_lines=body_lines,
    )


def _all(page: _Element, paths: tuple[str, ...]) -> list[str]:
    found = (str(value).strip() for path in paths for value in _values(page.xpath(path)))
    return [value for value in found if value]


def _values(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _days(values: list[str]) -> Iterator[dt.date]:
    for value in values:
        try:
            yield dt.date.fromisoformat(value[:10])
        except ValueError:
            continue


def _linked_data(page: _Element) -> dict[str, list[str]]:
    """The articles of the page's JSON-LD: their headline, day and publisher."""
    stated: dict[str, list[str]] = {"headline": [], "datePublished": [], "publisher": []}
    for script in _all(page, ("//script[@type='application/ld+json']/text()",)):
        for article in _articles(script):
            publisher = article.get("publisher")
            named = publisher.get("name") if isinstance(publisher, dict) else publisher
            for key, value in {**article, "publisher": named}.items():
                if key in stated and isinstance(value, str):
                    stated[key].append(value.strip())
    return stated


def _articles(script: str) -> Iterator[dict[str, Any]]:
    try:
        value = json.loads(script)
    except (ValueError, RecursionError):
        return
    graph = value.get("@graph", [value]) if isinstance(value, dict) else value
    for item in graph if isinstance(graph, list) else []:
        if isinstance(item, dict) and str(item.get("@type", "")).endswith(("Article", "Posting", "WebPage")):
            yield item
