"""Short names that a release gives in brackets: «… (далее – ЦОПП)», «… (далее также Департамент, ДТЗН)», «… (УрФУ)»."""

from __future__ import annotations

from nlp.organizations.lexicon import abbreviations, words
from nlp.organizations.line import Line

_DASHES = frozenset("–—-:")
_TELLING = frozenset({"далее", "также", "по", "тексту", "именуется", "именуемый", "именуемая", "именуемое"})
_SEPARATORS = frozenset({",", ";", ")"})
_FURTHEST = 24
_LONGEST = 8


def short_names(line: Line, opening: int) -> list[tuple[int, int]]:
    """The spans of short names in the bracket that opens at `opening`; empty where it says something else."""
    if line.text(opening) != "(":
        return []
    close = next((place for place in range(opening, opening + _FURTHEST) if line.text(place) == ")"), -1)
    if close < 0:
        return []
    told = line.text(opening + 1).casefold() == "далее"
    pieces = [_unquoted(line, first, last) for first, last in _pieces(line, _start(line, opening, close), close)]
    fitting = ((first, last) for first, last in pieces if first < last <= first + _LONGEST)
    return [(first, last) for first, last in fitting if told or _short(line, first, last)]


def _start(line: Line, opening: int, close: int) -> int:
    """Behind «далее», «по тексту», «именуется» and the dash, where there are any."""
    dash = next((place for place in range(opening + 1, close) if line.text(place) in _DASHES), opening)
    start = dash + 1 if line.text(opening + 1).casefold() == "далее" and dash > opening else opening + 1
    while line.text(start).casefold() in _TELLING:
        start += 1
    return start


def _pieces(line: Line, start: int, close: int) -> list[tuple[int, int]]:
    ends = [place for place in range(start, close + 1) if line.text(place) in _SEPARATORS]
    return list(zip([start, *(end + 1 for end in ends)], ends, strict=False))


def _unquoted(line: Line, first: int, last: int) -> tuple[int, int]:
    """Without quotation marks around the whole."""
    return (first + 1, last - 1) if line.quotes.get(first) == last - 1 else (first, last)


def _short(line: Line, first: int, last: int) -> bool:
    """An abbreviation needs no «далее» to be a short name."""
    text = line.text(first)
    known = text in words().regions or text in abbreviations().not_bodies
    return sum(letter.isupper() for letter in text) > 1 and last - first <= 3 and not known
