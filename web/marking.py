"""A release's text cut for the page: blocks of lines, and in each the runs of characters that are marked alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from nlp.facts import Extraction, Mention


class Layer(StrEnum):
    """Why characters are marked."""

    #: they say that something was decided
    EVIDENCE = "evidence"
    #: a field or an entity was read from them
    WORD = "word"
    #: they match the words that were searched for
    FOUND = "found"
    #: a link points at them
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, stop)` of a release's text; marks with the same key light up together."""

    start: int
    stop: int
    layer: Layer
    key: str = ""

    @classmethod
    def of(cls, mention: Mention, layer: Layer, key: str = "") -> Mark:
        """A mark on the characters of a mention."""
        return cls(mention.start, mention.stop, layer, key)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks, innermost first."""

    start: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """What lights up with these words."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks if mark.layer is Layer.WORD))

    def has(self, layer: str) -> bool:
        """Whether a mark of that layer covers them."""
        return any(mark.layer == layer for mark in self.marks)

    def begins(self, layer: str) -> bool:
        """Whether a mark of that layer begins with them."""
        return any(mark.layer == layer and mark.start == self.start for mark in self.marks)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Keys of the decisions that these words are evidence of."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks if mark.layer is Layer.EVIDENCE))


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring pieces that are evidence of the same decisions; `closed` names those whose evidence ends here."""

    evidence: tuple[str, ...]
    pieces: tuple[Piece, ...]
    closed: tuple[str, ...] = ()


class Part(StrEnum):
    """What lines of the page are."""

    TITLE = "title"
    TEXT = "text"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one paragraph, or neighbouring lines that are no body; `[start, stop)` of the text."""

    part: Part
    start: int
    stop: int
    lines: int


def runs(text: str, marks: Iterable[Mark], offset: int = 0) -> tuple[Run, ...]:
    """`text`, which begins at `offset` of the release's text, cut at every mark's ends."""
    inside = [mark for mark in marks if mark.start < offset + len(text) and mark.stop > offset]
    pieces = _pieces(text, inside, offset)
    return tuple(_run(keys, tuple(group), inside) for keys, group in groupby(pieces, lambda piece: piece.evidence))


def _pieces(text: str, marks: Sequence[Mark], offset: int) -> Iterator[Piece]:
    ends = {end for mark in marks for end in (mark.start, mark.stop) if offset < end < offset + len(text)}
    cuts = sorted({offset, *ends, offset + len(text)})
    for start, stop in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= start and stop <= mark.stop]
        yield Piece(start, text[start - offset : stop - offset], tuple(sorted(over, key=_length)))


def _run(keys: tuple[str, ...], pieces: tuple[Piece, ...], marks: Sequence[Mark]) -> Run:
    end = pieces[-1].start + len(pieces[-1].text)
    closed = {mark.key for mark in marks if mark.layer is Layer.EVIDENCE and mark.stop == end}
    return Run(keys, pieces, tuple(key for key in keys if key in closed))


def _length(mark: Mark) -> int:
    return mark.stop - mark.start


def blocks(text: str, extraction: Extraction) -> tuple[Block, ...]:
    """The page from top to bottom; blank lines only separate."""
    lines = _lines(text, extraction)
    return tuple(_block(tuple(group)) for group in _paragraphs(lines) if any(line.text.strip() for line in group))


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    part: Part

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


def _lines(text: str, extraction: Extraction) -> Iterator[_Line]:
    body = {number for first, last in extraction.body_lines for number in range(first, last + 1)}
    title, start = extraction.title, 0
    for number, line in enumerate(text.split("\n"), 1):
        stop = start + len(line)
        if title and title.start < stop and start < title.stop:
            yield _Line(start, line, Part.TITLE)
        else:
            yield _Line(start, line, Part.TEXT if number in body else Part.NOISE)
        start = stop + 1


def _paragraphs(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in lines:
        if group and not _continues(group[-1], line):
            yield group
            group = []
        group.append(line)
    yield group


def _continues(last: _Line, line: _Line) -> bool:
    """Whether a line belongs to the last one's block; of the body only a line that was broken in mid-sentence does."""
    if last.part is not line.part or line.part is not Part.TEXT:
        return last.part is line.part
    return line.text.strip()[:1].islower() and last.text.strip()[-1:] not in ("", ".", ":", ";", "!", "?")


def _block(lines: Sequence[_Line]) -> Block:
    filled = [line for line in lines if line.text.strip()]
    return Block(lines[0].part, filled[0].start, filled[-1].stop, len(filled))
