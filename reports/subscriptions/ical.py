"""Deadlines as a calendar (iCalendar, RFC 5545): a whole day each, the last one of the period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from journal.records import DecisionRecord
from reports.subscriptions.contract import Bulletin, changed, facts, headline

MIME_TYPE = "text/calendar; charset=utf-8"
#: octets of a line
_WIDTH = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def write(bulletin: Bulletin) -> bytes:
    """The calendar; decisions without a deadline have no place in it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kadrolog//RU",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(bulletin.name)}",
        *(line for record in bulletin.records for line in _event(bulletin, record)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(bulletin: Bulletin, record: DecisionRecord) -> Iterator[str]:
    if record.decision.deadline is None:
        return
    last = record.decision.deadline.interval.end
    yield "BEGIN:VEVENT"
    yield f"UID:decision-{record.id}@kadrolog"
    yield f"DTSTAMP:{changed(record).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{last:%Y%m%d}"
    yield f"SUMMARY:{_text(f'Срок. {headline(record)}')}"
    yield f"DESCRIPTION:{_text(chr(10).join(facts(record)))}"
    yield f"URL:{bulletin.page(record)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    printable = "".join(char for char in text if char == "\n" or char.isprintable())
    return printable.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """Lines of at most 75 octets, cut between characters."""
    pieces = [b""]
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(pieces[-1]) + len(octets) > _WIDTH - (len(pieces) > 1):
            pieces.append(b"")
        pieces[-1] += octets
    return b"\r\n ".join(pieces) + b"\r\n"
