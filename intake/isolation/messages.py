"""Readings and lists of files as frames, and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from intake.isolation.frames import Broken, Head
from intake.reading import Reading
from nlp.facts import Hints, Release

#: a file inside an archive: its name and bytes
Part = tuple[str, bytes]


def pack_reading(reading: Reading) -> tuple[Head, bytes]:
    """A reading for the pipe."""
    hints = reading.release.hints
    head = {
        "format": reading.format,
        "title": hints.title,
        "published": hints.published.isoformat() if hints.published else None,
        "publisher": hints.publisher,
        "body_lines": hints.body_lines,
    }
    return head, reading.release.text.encode()


def unpack_reading(head: Head, data: bytes) -> Reading:
    """The reading; raises Broken where it is none."""
    try:
        hints = Hints(
            _words(head["title"]),
            dt.date.fromisoformat(head["published"]) if head["published"] else None,
            _words(head["publisher"]),
            tuple((int(first), int(last)) for first, last in head["body_lines"]),
        )
        return Reading(str(head["format"]), Release(data.decode(), hints))
    except (LookupError, TypeError, ValueError) as error:
        raise Broken("no reading") from error


def pack_parts(parts: Sequence[Part]) -> tuple[Head, bytes]:
    """Files for the pipe."""
    return {"files": [[name, len(data)] for name, data in parts]}, b"".join(data for _, data in parts)


def unpack_parts(head: Head, data: bytes) -> tuple[Part, ...]:
    """The files; raises Broken where the sizes are not those of the bytes."""
    parts, start = [], 0
    try:
        for name, size in head["files"]:
            parts.append((str(name), data[start : start + int(size)]))
            start += int(size)
    except (LookupError, TypeError, ValueError) as error:
        raise Broken("no files") from error
    if start != len(data):
        raise Broken("sizes")
    return tuple(parts)


def _words(value: Any) -> str | None:
    return None if value is None else str(value)
