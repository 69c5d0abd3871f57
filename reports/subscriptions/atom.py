"""Atom (RFC 4287)."""

from __future__ import annotations

import datetime as dt
import re
from xml.sax.saxutils import escape

from journal.records import DecisionRecord
from reports.subscriptions.contract import Bulletin, changed, facts, headline

MIME_TYPE = "application/atom+xml; charset=utf-8"
#: what XML cannot hold
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(bulletin: Bulletin) -> bytes:
    """The feed; it is as new as its newest entry, so that the same log gives the same bytes."""
    newest = max(map(changed, bulletin.records), default=bulletin.at)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru">',
        f"<title>{_text(bulletin.name)}</title>",
        f"<id>{_text(bulletin.address)}</id>",
        f'<link rel="self" type="application/atom+xml" href="{_text(bulletin.address)}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(bulletin.site)}/log"/>',
        f"<updated>{_moment(newest)}</updated>",
        "<author><name>Кадролог</name></author>",
        *(_entry(bulletin, record) for record in bulletin.records),
        "</feed>",
    ]
    return "\n".join(lines).encode() + b"\n"


def _entry(bulletin: Bulletin, record: DecisionRecord) -> str:
    page = _text(bulletin.page(record))
    return (
        f'<entry><title>{_text(headline(record))}</title><id>{page}</id><link href="{page}"/>'
        f"<updated>{_moment(changed(record))}</updated>"
        f'<content type="text">{_text(chr(10).join(facts(record)))}</content></entry>'
    )


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("", text), {'"': "&quot;"})
