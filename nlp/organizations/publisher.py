"""The name of the body that publishes a release, which its text often speaks of without it («министерство решило…»)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.document import Document, Paragraph, Section
from nlp.language import analyse
from nlp.language.inflection import lemmas
from nlp.organizations.lexicon import entries
from nlp.organizations.naming import is_abbreviation

_GAP = re.compile(r"\s+")


def publisher_section(document: Document) -> Section | None:
    """The publisher's name as a section of its own, where it can be a body's; it may stand on several lines."""
    words = (document.page.publisher or "").split()
    if not any(is_abbreviation(word) or any(map(entries, lemmas(word))) for word in words):
        return None
    offsets = _find(document.release.text, words)
    return Section(Paragraph(" ".join(words), offsets), analyse([" ".join(words)])[0]) if offsets else None


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
