"""A page of news → addresses of releases: links of the same site that lead deeper and are named by a headline."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from lxml.etree import ParserError

from intake.reading import Unreadable

#: a headline has so many words; menus have fewer
WORDS = 4


def links(body: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """In the order of the page, each once; raises Unreadable where the page has no text."""
    charset = content_type.partition("charset=")[2].strip("\"' ;") or None
    try:
        page = html.document_fromstring(body, parser=html.HTMLParser(encoding=charset))
    except (ParserError, LookupError) as error:
        raise Unreadable("По этому адресу не страница HTML.") from error
    return tuple(dict.fromkeys(_links(page, url)))


def _links(page: html.HtmlElement, url: str) -> Iterator[str]:
    here = urlsplit(url)
    for link in page.iter("a"):
        try:
            target = urldefrag(urljoin(url, (link.get("href") or "").strip()))[0]
            parts = urlsplit(target)
        except ValueError:
            continue
        own = parts.scheme in ("http", "https") and parts.hostname == here.hostname
        deeper = (parts.path, parts.query) != (here.path, here.query) and len(parts.path.strip("/")) > 0
        if own and deeper and len(_words(link)) >= WORDS:
            yield target


def _words(link: html.HtmlElement) -> list[str]:
    return (str(link.text_content()) or link.get("title") or "").split()
