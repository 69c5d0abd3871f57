"""Unusual names of bodies that the network finds and no rule does («Ростелеком», «Опора России»)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from nlp.language.inflection import is_animate, is_common
from nlp.organizations.lexicon import abbreviations, words
from nlp.organizations.line import Line
from nlp.organizations.shortened import with_place
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
            yield with_place(line, Span(first, last, last - 1, "network", Standing.SURE))


def _trimmed(line: Line, first: int, last: int) -> tuple[int, int]:
    """From the first capital, without marks around it and without what is in brackets."""
    while first < last and not line.text(first)[0].isupper():
        first += 1
    bracket = next((place for place in range(first, last) if line.text(place) in "()"), last)
    last = min(last, bracket)
    while first < last and not line.text(last - 1)[-1].isalnum():
        last -= 1
    return first, last


def _is_name(line: Line, first: int, last: int) -> bool:
    """An abbreviation or a word that no dictionary has; in quotation marks what a body's noun or list goes before."""
    opening, token = line.quoted.get(first, -1), line.tokens[first]
    if token.text in abbreviations().not_bodies or token.lemma in words().not_bodies:
        return False
    if line.lemma(first - 1) in words().press:
        return False
    if opening >= 0 and line.quotes[opening] == last:
        return _governs(line, line.governor(opening))
    coined = all(_is_coined(line, place) for place in range(first, last))
    return coined and opening < 0 and first not in line.initial and not is_animate(token.text)


def _governs(line: Line, governor: int) -> bool:
    """Whether the word before a quotation says that it names a body («заводы «Ротор» и …», «АО «Ротор» и …»)."""
    text = line.text(governor)
    if f"{line.lemma(governor - 1)} {line.lemma(governor)}" in words().others:
        return False
    return line.heads(governor) != () or (text.isupper() and len(text) > 1 and text not in abbreviations().no_legal)


def _is_coined(line: Line, place: int) -> bool:
    """«Ростелеком», «КАМАЗ», but not «Выпускник» nor «Google»."""
    text = line.text(place)
    return text[0].isupper() and not text[0].isascii() and (text.isupper() or not is_common(text))
