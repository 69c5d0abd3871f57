"""What of a release is compared: its body, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from linking.words import WORD, plain
from nlp.facts import Extraction, Release

#: the end of a sentence, roughly: what matters is that both copies are cut alike
_STOP = re.compile(r"(?<=[.!?…])[»\")]*\s+(?=[«\"(–—-]*\s*[A-ZА-ЯЁ\d])|\n+")


@dataclass(frozen=True)
class Telling:
    """A body as text."""

    text: str

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands."""
        return tuple(match.span() for match in WORD.finditer(self.text))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in plain letters."""
        return tuple(plain(self.text[start:stop]) for start, stop in self.spans)

    @cached_property
    def names(self) -> tuple[bool, ...]:
        """Whether each word is a name or a figure: has digits, or a capital inside a sentence."""
        begins = {match.end() for match in _STOP.finditer(self.text)} | {0}
        return tuple(
            self.text[start].isdigit() or (self.text[start].isupper() and not _first(self.text, start, begins))
            for start, _ in self.spans
        )


def telling(release: Release, extraction: Extraction) -> Telling:
    """The body of a release; all of it where no line was found to be body."""
    lines = release.text.split("\n")
    ranges = extraction.body_lines or ((1, len(lines)),)
    return Telling("\n".join(line for first, last in ranges for line in lines[first - 1 : last]))


def _first(text: str, start: int, begins: set[int]) -> bool:
    """Whether a word begins a sentence, behind quotes and dashes."""
    while start and text[start - 1] in '«"„(–—- ':
        if start in begins:
            return True
        start -= 1
    return start in begins
