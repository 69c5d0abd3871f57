"""Blocks of the body → paragraphs of clean text, each character with its way back to the raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.document import Paragraph, Part
from nlp.page.blocks import Block
from nlp.page.clean import join
from nlp.page.prose import is_sentence
from nlp.page.wraps import LOWER

#: characters of a paragraph, beyond which it goes on as another at the next white space: later stages compare all that
#: stands in one, and a whole release on one line has its facts all the same
LONGEST = 4_000
_SPACE = re.compile(r"\s+")
#: words of a subhead at most
SUBHEAD = 12

#: «– Места есть, – сказал ректор»
_SPEECH = re.compile(r"[,.!?…»]\s*[–—-]\s")


def build(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of a body's blocks; a sentence that a page's foot or an insert broke is whole again."""
    built = (_paragraph(blocks, group) for group in _groups(blocks))
    return tuple(piece for paragraph in built if paragraph.text for piece in _pieces(paragraph))


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    start, text = 0, paragraph.text
    while len(text) - start > LONGEST:
        space = _SPACE.search(text, start + LONGEST, start + 2 * LONGEST)
        stop, following = space.span() if space else (start + LONGEST, start + LONGEST)
        yield replace(paragraph, text=text[start:stop], offsets=paragraph.offsets[start:stop])
        start = following
    if start < len(text):
        yield replace(paragraph, text=text[start:], offsets=paragraph.offsets[start:])


def _paragraph(blocks: Sequence[Block], group: Sequence[int]) -> Paragraph:
    first = blocks[group[0]]
    part = Part.ITEM if _is_item(blocks, group[0]) else _part(first)
    marker = first.marker if part is Part.ITEM else ""
    clean = join([line for index in group for line in blocks[index].lines], skip=len(marker))
    return Paragraph(clean.text, clean.offsets, part, marker.strip())


def _groups(blocks: Sequence[Block]) -> Iterator[list[int]]:
    group: list[int] = []
    for index, block in enumerate(blocks):
        if group and not blocks[group[-1]].goes_on(block):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _is_item(blocks: Sequence[Block], index: int) -> bool:
    """Numbers, letters and bullets mark items; a dash does too, unless somebody is speaking."""
    block = blocks[index]
    if not block.marker or block.marker[0] not in "-–—":
        return bool(block.marker)
    if LOWER.match(block.text[len(block.marker) :]):
        return True
    if _SPEECH.search(block.text, len(block.marker)):
        return False
    near = blocks[max(0, index - 1) : index + 2]
    alike = any(other.marker[:1] == block.marker[0] for other in near if other is not block)
    return alike or near[0].text.endswith(":")


def _part(block: Block) -> Part:
    scrap = block.words <= SUBHEAD and not is_sentence(block.text) and block.text[-1] not in ":;,"
    return Part.SUBHEAD if scrap and not LOWER.match(block.text) else Part.TEXT
