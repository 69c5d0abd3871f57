"""Where a line goes on in the next one: text that was broken at a right margin, in mail and PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.page.datelines import read_days
from nlp.page.lexicon import lexicon
from nlp.page.lines import SOFT_HYPHENS, Line, fold
from nlp.page.names import is_name

#: the head or foot of a page, and a headline's line, are no longer
RUNNING = 120

#: columns of the margins that texts are broken at
MARGINS = range(30, 161)

#: the mark of a list item
MARKER = re.compile(
    r"(?:[-–—•*▪▸►◦·●○✓✔➤■□👉]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(?[а-яёa-z]\)|[IVX]{1,4}[.)])[ \t\u00a0]+(?=\S)"
)
#: the end of a line in the middle of a sentence
OPEN_END = re.compile(r"[\w,–—\-\u00ad\ufffe\x02№%»”)]$")
#: what a line ends in that goes on with the same word
HYPHENS = "-\u2010" + SOFT_HYPHENS
#: a beginning in the middle of a sentence
LOWER = re.compile(r"[«„“(]?[a-zа-яё]")

_DIGITS = re.compile(r"[0-9]+")
_TITLED = re.compile(r"(?:О|ОБ|В|НА|ЗА|КАК|ДЛЯ|ПО|С|К|ИТОГИ|ПЛАН|НОВ\w+)\s")
_SAID = re.compile(r"[–—-] ?[а-яё]")


@dataclass(frozen=True)
class Wraps:
    """How the lines of a text were broken."""

    #: the right margin in characters, 0 where lines were not broken
    width: int
    #: numbers of the lines that stand on several pages
    running: frozenset[int]

    def join(self, group: Sequence[Line], line: Line) -> bool:
        """Whether `line` goes on what the lines of `group`, one paragraph, say."""
        above = group[-1]
        if line.number != above.number + 1 or not self.running.isdisjoint((above.number, line.number)):
            return False
        if MARKER.match(line.raw):
            return self._full(above, line) and _speaks_on(group, line)
        if runs_on(above, line):
            near_margin = self.width and len(above.raw) >= self.width * 0.7
            return bool(near_margin) or not (_signed(above) or _signed(line))
        return (self._full(above, line) or _capitals(above, line)) and not _signed(above) and not _signed(line)

    def _full(self, above: Line, below: Line) -> bool:
        """Whether the first word of `below` did not fit behind `above` (the margin of proportional type is ragged)."""
        length = above.indent + len(above.raw)
        if not self.width * 0.6 <= length <= self.width * 1.2 or below.indent > above.indent + 1:
            return False
        word = below.raw.split(maxsplit=1)[0]
        return length + 1 + len(word) > self.width * 0.95


def find_wraps(lines: Sequence[Line]) -> Wraps:
    """The margin that sentences run over, and the lines that repeat from page to page."""
    broken = [above.indent + len(above.raw) for above, below in pairwise(lines) if runs_on(above, below)]
    widths = [length for length in broken if length in MARGINS]
    width = max(widths) if len(widths) > 1 else 0
    return Wraps(width, _running(lines, 2 if width else 3))


def runs_on(above: Line, below: Line) -> bool:
    """«… заседание рабочей» + «группы по кадрам»."""
    if below.number != above.number + 1 or MARKER.match(below.raw):
        return False
    long = len(above.raw) >= MARGINS.start or above.raw[-1] in HYPHENS
    return long and bool(LOWER.match(below.raw) and OPEN_END.search(above.raw[-2:]))


def _speaks_on(group: Sequence[Line], line: Line) -> bool:
    """«– Места есть,» + «– сказал ректор»; but not one list item under another."""
    listed = MARKER.match(group[0].raw)
    item = listed and LOWER.match(group[0].raw[listed.end() :])
    return bool(_SAID.match(line.raw)) and not item and group[-1].raw[-1] not in ":;"


def _running(lines: Sequence[Line], often: int) -> frozenset[int]:
    """Lines that stand so often, but for a page's number, and are no sentences."""
    places: dict[str, list[int]] = {}
    for line in lines:
        if len(line.raw) <= RUNNING and line.raw[-1] not in ".,;:!?-":
            places.setdefault(_DIGITS.sub("", line.raw), []).append(line.number)
    return frozenset(number for numbers in places.values() if len(numbers) >= often for number in numbers)


def _capitals(above: Line, below: Line) -> bool:
    """A headline in capitals that goes on in the next line."""
    if not (MARGINS.start <= len(above.raw) <= RUNNING and len(below.raw) <= RUNNING):
        return False
    if not (above.raw.isupper() and below.raw.isupper()) or above.raw[-1] in ".!?:":
        return False
    if is_name(fold(above.raw)) and _TITLED.match(below.raw):
        return False  # «ДЕПАРТАМЕНТ ТРУДА ВЕЛЬСКОЙ ОБЛАСТИ» above «О СОЗДАНИИ ШКОЛЫ МАСТЕРОВ»
    return fold(above.raw) != fold(below.raw) and sum(map(str.isalpha, below.raw)) > 3


def _signed(line: Line) -> bool:
    key = fold(line.raw)
    return lexicon().read(key, key.count(" ") + 1) is not None or any(day.pure for day in read_days(line.raw))
