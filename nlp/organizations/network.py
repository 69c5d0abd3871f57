"""Unusual names of bodies that the network finds and no rule does («Ростелеком», «Опора России»)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nlp.organizations.lexicon import abbreviations, words
from nlp.organizations.line import Line
from nlp.organizations.spans import Span, Standing

_LONGEST = 6


def network(line: Line, taken: Collection[int]) -> Iterator[Span]:
    """The network's bodies outside what is taken, with the place behind them, where the text does not speak against."""
    if line.shouting:
        return
    for name in line.analysis.names:
        first, last = _trimmed(line, name.first, name.last)
        free = 0 < last - first <= _LONGEST and not any(place in taken for place in range(first, last))
        if name.type == "ORG" and free and _is_name(line, first, last):
            yield Span(first, last, first, "network", Standing.SURE)


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    """Without the quotation marks around it."""
    while first < last and not line.text(first)[0].isalnum():
        first += 1
    while first < last and not line.text(last - 1)[-1].isalnum():
        last -= 1
    return first, last


def _is_name(line: Line, first: int, last: int) -> bool:
    """A capital that the sentence does not explain, no quoted name of something else, no person, no press."""
    opening, token = line.quoted.get(first, -1), line.tokens[first]
    governor = line.governor(opening) if opening > 0 else -1
    if governor >= 0 and (line.tokens[governor].pos == "NOUN" or line.lemma(governor) in words().not_bodies):
        return False
    if token.text in abbreviations().not_bodies or token.lemma in words().persons | words().press:
        return False
    if line.lemma(first - 1) in words().press:
        return False
    if token.feats.get("Animacy") == "Anim" or any(line.tokens[place].pos == "VERB" for place in range(first, last)):
        return False
    if all(line.heads(place) for place in range(first, last)) or first in line.initial:
        return False
    return line.capital(first) and line.text(last - 1)[:1].isupper()
