"""Lines → blocks: what was broken at the right margin (mail, PDF) is one block again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nlp.page.lexicon import Sign, lexicon
from nlp.page.lines import Line, fold
from nlp.page.prose import is_cut, prose
from nlp.page.wraps import LOWER, MARKER, OPEN_END, find_wraps

#: characters at the beginning of a block that say what it is
REACH = 400

#: words of a line at most that may be a menu, or exist for an address in it
FEW = 24

#: words of an unfinished sentence that goes on below an insert at least
UNFINISHED = 6


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, headline, list item or piece of page furniture: neighbouring lines."""

    lines: tuple[Line, ...]
    #: blank lines in front of it
    gap: int
    #: it stands more than once, as the head or foot of pages does
    running: bool
    #: what it shows, lines joined by a space
    text: str
    #: its beginning, folded for comparison
    key: str
    #: its key without the dots that say it goes on
    stem: str
    #: how many words and marks stand in it
    words: int
    #: points for running text, see `prose.prose`
    prose: float
    #: what the lexicon takes it for
    sign: Sign | None
    #: the mark of a list item that it begins with, or nothing
    marker: str
    #: it is prose by its shape, with no sign that it is anything else
    told: bool

    @property
    def first(self) -> int:
        """Its first line, 1-based."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Its last line, 1-based."""
        return self.lines[-1].number

    @property
    def cut(self) -> bool:
        """Whether it breaks off."""
        return is_cut(self.text)

    @property
    def short(self) -> bool:
        """Whether it may be a menu or an address."""
        return self.words <= FEW and len(self.text) <= REACH

    def goes_on(self, below: Block) -> bool:
        """«… заседание рабочей», the foot of page 1, «группы по кадрам …»."""
        if self.words < UNFINISHED or below.marker or not LOWER.match(below.text):
            return False
        return bool(OPEN_END.search(self.text[-2:]))


def gather(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a page, in order."""
    wraps = find_wraps(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and wraps.join(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    last, blocks = 0, []
    for group in groups:
        first = group[0].number
        blocks.append(_block(tuple(group), first - last - 1, first in wraps.running))
        last = group[-1].number
    return tuple(blocks)


def _block(lines: tuple[Line, ...], gap: int, running: bool) -> Block:
    text = " ".join([line.raw for line in lines])
    key, words = fold(text[:REACH]), len(text.split())
    points, sign, found = prose(text, words), lexicon().read(key, words), MARKER.match(text)
    marker = found.group() if found else ""
    return Block(
        lines, gap, running, text, key, key.rstrip('.… "'), words, points, sign, marker, sign is None and points >= 3
    )
