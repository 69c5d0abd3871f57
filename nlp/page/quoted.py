"""Words that the page stage has put together → where they stand in the raw text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.document import Paragraph
from nlp.facts import Release

_GAP = re.compile(r"\s+")


def quoted(release: Release, text: str | None) -> Paragraph | None:
    """The words as a paragraph of their own; they may stand on several lines, and None where they do not stand."""
    words = (text or "").split()
    offsets = _find(release.text, words) if words else ()
    return Paragraph(" ".join(words), offsets) if offsets else None


def _find(text: str, words: Sequence[str]) -> tuple[int, ...]:
    """Where the letters of the words stand in the text, and the first of the white space behind each but the last."""
    start = text.find(words[0])
    while start >= 0:
        if offsets := _follow(text, start, words):
            return offsets
        start = text.find(words[0], start + 1)
    return ()


def _follow(text: str, place: int, words: Sequence[str]) -> tuple[int, ...]:
    """The same from one place on; empty where other words stand there."""
    offsets: list[int] = []
    for word in words:
        if offsets:
            gap = _GAP.match(text, place)
            if not gap:
                return ()
            offsets.append(place)
            place = gap.end()
        if not text.startswith(word, place):
            return ()
        offsets.extend(range(place, place + len(word)))
        place += len(word)
    return tuple(offsets)
