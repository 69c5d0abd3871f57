"""How far a name runs to the right of its head: the pieces that can follow, tried in order, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.language.inflection import may_be
from nlp.organizations.complements import body, complement, office, sphere, topic
from nlp.organizations.lexicon import Kind, initiative_types, words
from nlp.organizations.line import Line
from nlp.organizations.marks import Mark, Marks, Rule
from nlp.organizations.places import area, branch_place, level, region, town

_DASHES = frozenset("–—-")
_NUMBER_SIGNS = frozenset({"№", "N"})
_LONGEST_PATRON = 14
#: what a piece of a name can begin with besides a word that has a case
_OPENERS = frozenset({"по", "при", "в", "во", "с", "и", "им", "имени", "г", "гор", "пос", "(", *'№N«„“"–—-'})
_INNER = frozenset({Mark.COMPLEMENT, Mark.WIDE})
_ENDERS = frozenset({"VERB", "AUX", "ADP", "ADV", "CCONJ", "SCONJ", "PRON", "PART"})


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a name ends, exclusive, and what it is made of."""

    last: int
    marks: Marks
    #: the places in it, half-open; empty at `last` where there are none
    place: tuple[int, int]


Rules = tuple[tuple[Mark, Rule], ...]


def extent(line: Line, head: int, kind: Kind) -> Extent:
    """Everything behind the head that belongs to its name."""
    return _extent(line, head, kind, RULES)


def placed(line: Line, head: int) -> Extent:
    """The number and the place behind an abbreviation, which needs nothing more («СОШ № 7 города Твери»)."""
    return _extent(line, head, Kind("abbreviation"), PLACE_RULES)


def _extent(line: Line, head: int, kind: Kind, rules: Rules) -> Extent:
    last, marks = head + 1, frozenset[Mark]()
    places: list[tuple[int, int]] = []
    while piece := _piece(line, last, kind, marks, rules):
        mark, stop = piece
        if mark in {Mark.REGION, Mark.LEVEL}:
            places.append((last, stop))
        if mark is Mark.COMPLEMENT and stop > last + 1 and Mark.BODY not in marks:
            marks |= {Mark.WIDE}
        # what follows the name of another body is that body's
        last, marks = stop, marks | ({mark} - _INNER if Mark.BODY in marks else {mark})
    return Extent(last, marks, _joined(places) or (last, last))


def may_go_on(line: Line, place: int) -> bool:
    """Whether a name can go on with this token at all; most end before a verb or a full stop."""
    text = line.text(place)
    if text in _OPENERS:
        return True
    return text[:1].isalpha() and ("Case" in line.tokens[place].feats or line.tokens[place].pos not in _ENDERS)


def number(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«№ 24»."""
    return place + 2 if line.text(place) in _NUMBER_SIGNS and line.text(place + 1)[:1].isdigit() else place


def patron(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«имени Героя Советского Союза, лётчика-космонавта Ю. А. Гагарина», up to the last capital."""
    if line.text(place) == "имени":
        now = place + 1
    elif (line.text(place), line.text(place + 1)) == ("им", "."):
        now = place + 2
    else:
        return place
    stop = place
    while now < min(len(line.tokens), place + _LONGEST_PATRON) and _honours(line, now):
        now += 1
        stop = now if line.text(now - 1)[0].isupper() or line.text(now - 1)[0].isdigit() else stop
    return stop


def quoted(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«…» with a capital or a digit inside, right behind; not behind «программы», whose name it is."""
    own = line.names(place) and line.lemma(place - 1) not in initiative_types()
    return line.quotes[place] + 1 if own else place


def liability(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«с ограниченной ответственностью»."""
    return place + 3 if line.text(place) == "с" and line.text(place + 1) == "ограниченной" else place


def native(line: Line, place: int, kind: Kind, marks: Marks) -> int:
    """«– Курултай», «(Ил Тумэн)»: the name of a parliament in the language of its people."""
    close = next((stop for stop in range(place + 1, place + 4) if line.lemma(stop) in words().native), place)
    if line.text(place) in _DASHES and close > place:
        return close + 1
    return close + 2 if line.text(place) == "(" and line.text(close + 1) == ")" else place


#: in the order in which they are tried at each step
RULES: Rules = (
    (Mark.COMPLEMENT, liability),
    (Mark.COMPLEMENT, native),
    (Mark.NUMBER, number),
    (Mark.PATRON, patron),
    (Mark.QUOTED, quoted),
    (Mark.OFFICE, office),
    (Mark.REGION, area),
    (Mark.TOPIC, topic),
    (Mark.REGION, town),
    (Mark.REGION, region),
    (Mark.LEVEL, level),
    (Mark.BODY, body),
    (Mark.COMPLEMENT, complement),
    (Mark.COMPLEMENT, sphere),
)
PLACE_RULES: Rules = (
    (Mark.NUMBER, number),
    (Mark.REGION, area),
    (Mark.REGION, town),
    (Mark.REGION, region),
    (Mark.LEVEL, level),
)
AFTER_QUOTE: Rules = ((Mark.REGION, branch_place),)


def _piece(line: Line, place: int, kind: Kind, marks: Marks, rules: Rules) -> tuple[Mark, int] | None:
    """The next piece of the name and where it ends."""
    if not may_go_on(line, place):
        return None
    for mark, rule in AFTER_QUOTE if Mark.QUOTED in marks else rules:
        stop = rule(line, place, kind, marks)
        if stop > place:
            return mark, stop
    return None


def _joined(places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The places as one range where they adjoin, else the first of them."""
    if places and all(left[1] == right[0] for left, right in pairwise(places)):
        return places[0][0], places[-1][1]
    return places[0] if places else None


def _honours(line: Line, place: int) -> bool:
    """Whether the token goes on naming a patron: names and initials, titles in the genitive, the marks between."""
    text = line.text(place)
    if text[0].isupper():
        initial = line.text(place - 1) == "." and may_be(text, "Gen")
        return len(text) == 1 or (not text.isupper() and (initial or line.has(place, "Gen")))
    if text == ".":
        return len(line.text(place - 1)) <= 2
    if text == ",":
        return line.text(place + 1).islower() and _honours(line, place + 1)
    if text == "и":
        return line.capital(place + 1) and line.has(place + 1, "Gen") and not line.heads(place + 1)
    return text[0].isdigit() or text == "-" or (text[0].isalpha() and len(text) > 2 and line.has(place, "Gen"))
