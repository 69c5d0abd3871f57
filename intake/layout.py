"""Lines with their places on a printed page → text in which a blank line stands between paragraphs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

#: a gap this much larger than the usual step between lines begins a paragraph
WIDE = 1.3
#: points by which a first line is set in
INDENT = 6.0
#: how the last line of a paragraph or of a list's item ends
CLOSING = (".", "!", "?", ":", ";", "»")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; places in points from the page's lower left corner."""

    text: str
    left: float
    top: float
    #: of its letters
    height: float = 1.0


def paragraphs(pages: list[list[Line]]) -> str:
    """The text of all pages; a paragraph goes on over the end of a page unless a sentence ends there."""
    text = ""
    for page in pages:
        if text:
            text += "\n\n" if text.endswith(CLOSING) else "\n"
        text += _page(page)
    return text


def _page(lines: list[Line]) -> str:
    steps = [_step(above, below) for above, below in pairwise(lines) if above.top > below.top]
    step = median(steps) if steps else 0.0
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0] if lines else 0
    text = lines[0].text if lines else ""
    for above, below in pairwise(lines):
        text += ("\n\n" if _begins(above, below, step, margin) else "\n") + below.text
    return text


def _step(above: Line, below: Line) -> float:
    """How far a line stands below the one above, in heights of letters: a headline of two lines steps further."""
    return (above.top - below.top) / max(min(above.height, below.height), 1.0)


def _begins(above: Line, below: Line, step: float, margin: int) -> bool:
    gap = _step(above, below) > WIDE * step
    indented = below.left > margin + INDENT
    return gap or (indented and (above.left <= margin + INDENT or above.text.endswith(CLOSING)))
