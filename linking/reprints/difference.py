"""Two bodies → one text in which is marked what stands only in the first or only in the second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from linking.reprints.telling import Telling


class Change(StrEnum):
    """Where a piece stands."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as they stand in the second body, or in the first where only that has them."""

    change: Change
    text: str


def difference(first: Telling, second: Telling) -> tuple[Piece, ...]:
    """What the second made of the first, word by word; case, ё and marks between words make no difference."""
    return tuple(piece for piece in _pieces(first, second) if piece.text)


def _pieces(first: Telling, second: Telling) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, first.words, second.words, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.BOTH, _text(second, c, d))
        else:
            yield Piece(Change.FIRST, _text(first, a, b))
            yield Piece(Change.SECOND, _text(second, c, d))


def _text(telling: Telling, first: int, last: int) -> str:
    """The words and the marks up to the next word."""
    if first == last:
        return ""
    start = telling.spans[first][0] if first else 0
    stop = telling.spans[last][0] if last < len(telling.spans) else len(telling.text)
    return telling.text[start:stop]
