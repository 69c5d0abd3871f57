"""Letters inside a text: which of them, outer or forwarded, holds the release."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp.page.blocks import Block
from nlp.page.datelines import read_days
from nlp.page.lexicon import load

#: words of a head's line; of the line in front of a quoted letter
LONGEST, QUOTED = 60, 24

_FIELD = re.compile(r"\W{0,3}([\w-]+(?: \w+)?)\s?:(?!/)")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter's text, the blocks `[first, stop)`, and what the head above it says."""

    first: int
    stop: int
    day: dt.date | None = None
    sender: str | None = None
    #: index of the block with the subject
    subject: int | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    first: int
    stop: int


def find_letter(blocks: Sequence[Block]) -> Letter:
    """The letter with most prose, of several with as much the innermost; all of a text without letters."""
    heads = [*_heads(blocks)]
    edges = [_Head(0, 0), *heads, _Head(len(blocks), len(blocks))]
    texts = [(above, above.stop, below.first) for above, below in pairwise(edges)]
    head, first, stop = max(reversed(texts), key=lambda text: _told(blocks[text[1] : text[2]]))
    return _letter(blocks, head, first, stop)


def _letter(blocks: Sequence[Block], head: _Head, first: int, stop: int) -> Letter:
    fields = {_field(blocks[index]): index for index in range(head.stop - 1, head.first - 1, -1)}
    dated = fields.get("day", fields.get("quoted"))
    days = read_days(blocks[dated].text) if dated is not None else ()
    sender = blocks[fields["sender"]].text.partition(":")[2] if "sender" in fields else None
    return Letter(first, stop, days[0].day if days else None, sender, fields.get("subject"))


def _heads(blocks: Sequence[Block]) -> Iterator[_Head]:
    """Runs of two or more lines of a head that name a writer or a reader, and lines in front of quotations."""
    fields = [_field(block) for block in blocks]
    index = 0
    while index < len(blocks):
        stop = index
        while stop < len(blocks) and fields[stop] not in ("", "quoted") and (stop == index or blocks[stop].gap < 2):
            stop += 1
        given = set(fields[index:stop])
        marked = index > 0 and _is_separator(blocks[index - 1])
        if len(given) > 1 and (marked or given & {"sender", "receiver"}):
            yield _Head(index, stop)
        elif fields[index] == "quoted":
            yield _Head(index, index + 1)
        index = max(stop, index + 1)


def _field(block: Block) -> str:
    """What the line gives if it belongs to a letter's head."""
    if ":" not in block.key or block.words > LONGEST:
        return ""
    found = _FIELD.match(block.key)
    if found and found[1] in _fields():
        return _fields()[found[1]]
    return "quoted" if _is_quotation(block) else ""


def _is_separator(block: Block) -> bool:
    """«-------- Исходное сообщение --------»."""
    return block.sign is not None and block.sign.kind == "mail" and ":" not in block.key


def _is_quotation(block: Block) -> bool:
    if block.words > QUOTED or not block.text.endswith(":"):
        return False
    wrote = any(word in load_wrote() for word in block.key.rstrip(":").split())
    return (wrote or "@" in block.key) and bool(read_days(block.text))


def _told(blocks: Sequence[Block]) -> int:
    return sum(block.words for block in blocks if block.told)


@lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    return {name: field for field, names in load("mail")["head"].items() for name in names}


@lru_cache(maxsize=1)
def load_wrote() -> frozenset[str]:
    """Words that introduce a quoted letter."""
    return frozenset(load("mail")["quoted"]["wrote"])
