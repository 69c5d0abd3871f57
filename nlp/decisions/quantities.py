"""Figures of a run of tokens, quoted from the stored text."""

from __future__ import annotations

from collections.abc import Callable

from nlp.decisions.figures import Figure, find_money, find_people
from nlp.decisions.passage import Passage
from nlp.facts import Quantity

Finder = Callable[[str], tuple[Figure, ...]]


def money_in(passage: Passage, first: int, last: int) -> Quantity | None:
    """The sum that tokens `[first, last)` name; after `с … до …` the new value."""
    return _quantity(passage, first, last, find_money)


def people_in(passage: Passage, first: int, last: int) -> Quantity | None:
    """The first head count of tokens `[first, last)`."""
    return _quantity(passage, first, last, find_people)


def _quantity(passage: Passage, first: int, last: int, find: Finder) -> Quantity | None:
    if first >= last:
        return None
    found = find(passage.text(first, last))
    if not found:
        return None
    offset, figure = passage.tokens[first].start, found[0]
    return Quantity(
        figure.value,
        passage.section.paragraph.mention(passage.release, figure.start + offset, figure.stop + offset),
    )
