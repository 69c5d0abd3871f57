"""A page's raw text → its lines that show something, each with its way back to the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: soft hyphen, and what PDF readers leave for a hyphen at a line's end
SOFT_HYPHENS = "\u00ad\ufffe\x02"

#: characters that show nothing
INVISIBLE = SOFT_HYPHENS + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

_QUOTE_MARKS = re.compile(r"[ \t]{0,8}>(?:[ \t]?>){0,20}[ \t]?")
_FOLDED = (
    *(("ё", "е"), ("—", "–"), ("\u2212", "–"), ("\u2011", "-")),
    *((mark, '"') for mark in "«»“”„"),
    *((mark, "") for mark in INVISIBLE),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of the text shows: `raw == text[start:stop]`, indent and marks of quotation (`> `) left out."""

    #: 1-based, as in the contract's `body_lines`
    number: int
    start: int
    stop: int
    raw: str
    #: columns in front of the first visible character
    indent: int


def split(text: str) -> tuple[Line, ...]:
    """The lines of `text.splitlines()` that show something, in order."""
    return tuple(_visible(text))


def fold(text: str) -> str:
    """For comparison: case, ё, kinds of quotes, dashes and white space do not matter."""
    text = text.lower()
    for mark, plain in _FOLDED:
        if mark in text:
            text = text.replace(mark, plain)
    return " ".join(text.split())


def _visible(text: str) -> Iterator[Line]:
    place = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        first = marks.end() if (marks := _QUOTE_MARKS.match(line)) else 0
        raw = _strip(line[first:])
        if raw:
            column = line.index(raw[0], first)
            yield Line(number, place + column, place + column + len(raw), raw, column - first)
        place += len(line)


def _strip(line: str) -> str:
    """Without white space and invisible characters at both ends, but for a hyphen that shows only at a line's end."""
    core = line.strip()
    while core and (core[0] in INVISIBLE or core[-1] in INVISIBLE):
        core = core.strip(INVISIBLE).strip()
    stop = line.index(core) + len(core)
    return core + line[stop : stop + 1] if core and line[stop : stop + 1] in tuple(SOFT_HYPHENS) else core
