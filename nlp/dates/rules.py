"""A shape with its words → what it means: the table of rules, and those for edges, which hold another period."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from nlp.dates.calendar import Edge, third
from nlp.dates.counted import COUNTED
from nlp.dates.meanings import new, single, span, units
from nlp.dates.moments import Direction, Meaning, Moment
from nlp.dates.shapes import Match, Rule
from nlp.dates.words import Phrase, Word
from nlp.dates.yearly import YEARLY
from nlp.facts import Interval

#: what may follow an adjective with these endings; the feminine ones are too alike to tell anything
_AGREEMENT = {
    "ого": ("а", "я", "ого"),
    "его": ("а", "я", "ого"),
    "ому": ("у", "ю", "ому"),
    "ему": ("у", "ю", "ому"),
    "ом": ("у", "е", "и", "ом"),
    "ем": ("у", "е", "и", "ом"),
}
_EDGES = {"start": Edge.START, "middle": Edge.MIDDLE, "end": Edge.END}


def read(match: Match) -> Meaning | None:
    """What a phrase means in a shape; `never` where it is no time at all."""
    return RULES[match.shape.rule](match) if _agrees(match.words) else None


def _agrees(words: Phrase) -> bool:
    """`этого года`, but not `вместо этого летом`."""
    return all(_follows(adjective, noun) for adjective, noun in pairwise(words.words) if adjective.role == "shift")


def _follows(adjective: Word, noun: Word) -> bool:
    if not noun.text.isalpha():  # прошлом, 2024 году
        return True
    ending = next((ending for ending in _AGREEMENT if adjective.text.lower().endswith(ending)), "")
    return noun.text.lower().endswith(_AGREEMENT.get(ending, ""))


def never(moment: Moment) -> None:
    """What a phrase means that only looks like a time."""


def _nothing(match: Match) -> Meaning:
    return never


def _new_year(match: Match) -> Meaning | None:
    """`до нового года` is 1 January, of this year where it has just begun."""
    return lambda moment: _start(new(units("god"))(moment))


def _start(period: Interval | None) -> Interval | None:
    return single(period.start) if period else None


def _period(match: Match, name: str = "period") -> Meaning | None:
    return next((meaning for inner in match.periods(name) if (meaning := read(inner))), None)


def _until_end(match: Match) -> Meaning | None:
    """From the day of the release, where that is known and before the end."""
    period = _period(match)

    def meaning(moment: Moment) -> Interval | None:
        found = period and period(replace(moment, direction=Direction.FUTURE))
        if not found or moment.day is None or moment.day > found.end:
            return found or None
        return Interval(moment.day, found.end)

    return meaning if period else None


def _since_start(match: Match) -> Meaning | None:
    """To the day of the release; a beginning that is still to come is its first day."""
    period = _period(match)

    def meaning(moment: Moment) -> Interval | None:
        found = period and period(replace(moment, direction=Direction.PAST))
        if not found or moment.day is None:
            return found or None
        return Interval(found.start, moment.day) if found.start <= moment.day else single(found.start)

    return meaning if period else None


def _by_start(match: Match) -> Meaning | None:
    period = _period(match)
    return (lambda moment: _start(period(replace(moment, direction=Direction.NEXT)))) if period else None


def _edge(match: Match) -> Meaning | None:
    period, edge = _period(match), _edge_of(match.words)
    return (lambda moment: _third(period(moment), edge)) if period else None


def _edges(match: Match) -> Meaning | None:
    first, last = _period(match, "first"), _period(match, "last")
    if first is None or last is None:
        return None
    edges = _edge_of(match.slot("first_edge")), _edge_of(match.slot("last_edge"))
    return lambda moment: span(_third(first(moment), edges[0]), _third(last(moment), edges[1]))


def _edge_of(words: Phrase) -> Edge:
    return next(_EDGES[word.role] for word in words.words if word.role in _EDGES)


def _third(period: Interval | None, edge: Edge) -> Interval | None:
    return third(period, edge) if period else None


#: by the names that models/dates/shapes.toml uses
RULES: dict[str, Rule] = {
    **YEARLY,
    **COUNTED,
    "nothing": _nothing,
    "new_year": _new_year,
    "until_end": _until_end,
    "since_start": _since_start,
    "by_start": _by_start,
    "edge": _edge,
    "edges": _edges,
}
