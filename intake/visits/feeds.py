"""RSS and Atom → addresses of releases, in the order of the feed."""

from __future__ import annotations

import io
from urllib.parse import urljoin

import feedparser

from intake.reading import Unreadable


def links(body: bytes, url: str, content_type: str = "") -> tuple[str, ...]:
    """The pages that a feed names; raises Unreadable where it is none."""
    headers = {"content-type": content_type} if content_type else {}
    feed = feedparser.parse(io.BytesIO(body), response_headers={**headers, "content-location": url})
    if not feed.get("version"):
        raise Unreadable("По этому адресу не лента RSS или Atom.")
    found = (urljoin(url, entry.get("link", "")) for entry in feed.entries if entry.get("link"))
    return tuple(dict.fromkeys(link for link in found if link.startswith(("http://", "https://"))))
