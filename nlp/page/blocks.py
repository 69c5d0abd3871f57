"""Lines → blocks: what was broken at the right margin (mail, PDF) is one block again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from nlp.page.lexicon import Sign, lexicon
from nlp.page.lines import Line, fold

#: characters at either end of a block that say what it is
REACH = 400

#: words of an unfinished sentence that goes on below an insert at least
UNFINISHED = 6

#: the head or foot of a page is no longer
RUNNING = 120

MARKER = re.compile(
    r"(?:[-–—•*▪▸►◦·●○✓✔➤■□–]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(?[а-яёa-z]\)|[IVX]{1,4}[.)])[ \t\u00a0]+(?=\S)"
)
_NO_DIGITS = str.maketrans("", "", "0123456789")
_OPEN_END = re.compile(r"[\w,–—\-\u00ad\ufffe\x02№%»”)]$")
_LOWER = re.compile(r"[«„“(]?[a-zа-яё]")


@dataclass(frozen=True)
class Block:
    """A paragraph, headline, list item or piece of page furniture: neighbouring lines."""

    lines: tuple[Line, ...]
    #: blank lines in front of it
    gap: int
    #: it stands more than once, as the head or foot of pages does
    running: bool = False

    @property
    def first(self) -> int:
        """Its first line, 1-based."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """Its last line, 1-based."""
        return self.lines[-1].number

    @cached_property
    def text(self) -> str:
        """What it shows, lines joined by a space."""
        return " ".join(line.raw for line in self.lines)

    @cached_property
    def key(self) -> str:
        """Its beginning, folded for comparison."""
        return fold(self.text[:REACH])

    @cached_property
    def words(self) -> int:
        """How many words and marks stand in it."""
        return len(self.text.split())

    @cached_property
    def sign(self) -> Sign | None:
        """What the lexicon takes it for."""
        return lexicon().read(self.key, self.words)

    @cached_property
    def marker(self) -> str:
        """The mark of a list item that it begins with, or nothing."""
        found = MARKER.match(self.text)
        return found.group() if found else ""

    @property
    def open(self) -> bool:
        """Whether it ends in the middle of a sentence."""
        return bool(_OPEN_END.search(self.text[-2:]))


def goes_on(above: Block, below: Block) -> bool:
    """«… заседание рабочей», the foot of page 1, «группы по кадрам …»."""
    return above.open and above.words >= UNFINISHED and not below.marker and bool(_LOWER.match(below.text))


def gather(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of a page, in order."""
    width, running = _width(lines), _running(lines)
    groups: list[list[Line]] = []
    for line in lines:
        above = groups[-1][-1] if groups else line
        if {above.number, line.number}.isdisjoint(running) and _continues(above, line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    last, blocks = 0, []
    for group in groups:
        first = group[0].number
        blocks.append(Block(tuple(group), first - last - 1, first in running))
        last = group[-1].number
    return tuple(blocks)


def _width(lines: Sequence[Line]) -> int:
    """The right margin that lines were broken at, in characters; 0 where they were not."""
    broken = [len(a.raw) for a, b in pairwise(lines) if 30 <= len(a.raw) <= 160 and _runs_on(a, b)]
    return max(broken) if len(broken) > 1 else 0


def _running(lines: Sequence[Line]) -> frozenset[int]:
    """Lines that stand on several pages, but for the page's number, and are no sentences."""
    places: dict[str, list[int]] = {}
    for line in lines:
        if len(line.raw) <= RUNNING and line.raw[-1] not in ".,;:!?-":
            places.setdefault(line.raw.translate(_NO_DIGITS), []).append(line.number)
    return frozenset(number for numbers in places.values() if len(numbers) > 1 for number in numbers)


def _runs_on(a: Line, b: Line) -> bool:
    """«… заседание рабочей» + «группы по кадрам»."""
    if b.number != a.number + 1 or MARKER.match(b.raw):
        return False
    return bool(_LOWER.match(b.raw) and _OPEN_END.search(a.raw[-2:]))


def _continues(a: Line, b: Line, width: int) -> bool:
    if b.number != a.number + 1 or MARKER.match(b.raw):
        return False
    if _runs_on(a, b):
        return not (len(a.raw) < width * 0.7 and (_signed(a) or _signed(b)))
    return (_full(a, b, width) or _capitals(a, b)) and not _signed(a) and not _signed(b)


def _full(a: Line, b: Line, width: int) -> bool:
    """Whether the first word of `b` did not fit behind `a` (the margin of proportional type is ragged)."""
    if not width * 0.6 <= len(a.raw) <= width or b.indent > a.indent + 1:
        return False
    word = b.raw.split(maxsplit=1)[0]
    return len(a.raw) + 1 + len(word) > width * 0.95


def _capitals(a: Line, b: Line) -> bool:
    """A headline in capitals that goes on in the next line."""
    if not (30 <= len(a.raw) <= REACH and a.raw.isupper() and b.raw.isupper()) or a.raw[-1] in ".!?:":
        return False
    return fold(a.raw) != fold(b.raw) and sum(map(str.isalpha, b.raw[:REACH])) > 3


def _signed(line: Line) -> bool:
    key = fold(line.raw)
    return lexicon().read(key, key.count(" ") + 1) is not None

