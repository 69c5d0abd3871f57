"""Lines → running text: white space even, soft hyphens dropped, hyphenated line ends closed, Latin twins Cyrillic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from nlp.lookalikes import cyrillic
from nlp.page.lexicon import load
from nlp.page.lines import INVISIBLE, SOFT_HYPHENS, Line

_ODD = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_LEFT = re.compile(r"(?:^|[^\w-])((?:\w+-)*)(\w+)[-\u2010]$")
_RIGHT = re.compile(r"\w+")
#: a word and its hyphen are looked for so near to the line's end
_REACH = 60


class Clean(NamedTuple):
    """Text, and for each of its characters the place of the raw one."""

    text: str
    offsets: tuple[int, ...]


class Seam(Enum):
    """What stands between two lines of running text."""

    SPACE = " "
    NOTHING = ""
    #: nothing, and the hyphen at the upper line's end goes
    CLOSED = "-"


def join(lines: Sequence[Line], skip: int = 0) -> Clean:
    """The lines as running text, without the first `skip` characters (a list item's mark)."""
    texts: list[str] = []
    offsets: list[int] = []
    for order, line in enumerate(lines):
        seam = _seam(line.raw, lines[order + 1].raw) if order + 1 < len(lines) else Seam.NOTHING
        first = skip if order == 0 else 0
        _even(line.raw[first : len(line.raw) - (seam is Seam.CLOSED)], line.start + first, texts, offsets)
        if seam is Seam.SPACE:
            texts.append(" ")
            offsets.append(line.stop)
    return Clean(cyrillic("".join(texts)), tuple(offsets))


def _even(raw: str, start: int, texts: list[str], offsets: list[int]) -> None:
    """Append the characters of `raw` that show, each gap as one space."""
    place = 0
    even = " ".join(raw.split()) == raw and not _HIDDEN.search(raw)  # found far sooner than what is odd
    for odd in () if even else _ODD.finditer(raw):
        texts.append(raw[place : odd.start()])
        offsets.extend(range(start + place, start + odd.start()))
        space = next((index for index in range(odd.start(), odd.end()) if raw[index].isspace()), None)
        if space is not None:
            texts.append(" ")
            offsets.append(start + space)
        place = odd.end()
    texts.append(raw[place:])
    offsets.extend(range(start + place, start + len(raw)))


def _seam(above: str, below: str) -> Seam:
    if above[-1] in SOFT_HYPHENS:
        return Seam.NOTHING
    left, right = _LEFT.search(above[-_REACH:]), _RIGHT.match(below)
    if not left or not right:
        return Seam.SPACE
    return Seam.NOTHING if keeps_hyphen(left[1] + left[2], right[0]) else Seam.CLOSED


def keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen is the word's own: «учебно-» + «производственный», «2025-» + «2026»."""
    table = _table()
    if not left[-1].islower() or not right[0].islower():
        return True
    first, last = left.lower().rsplit("-", 1)[-1], right.lower()
    whole = "-" not in left
    return (
        first in table["firsts"]
        or last in table["lasts"]
        or (whole and first in ("во", "в") and last in table["ordinals"])
        or (whole and first == "по" and last in table["adverbs"])
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("hyphens").items()}
