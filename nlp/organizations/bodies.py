"""Names built on a noun of the lexicon («Министерство …», «… колледж …», «завод «…»»)."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.language.inflection import readings
from nlp.organizations.extent import extent, may_go_on
from nlp.organizations.lexicon import entries, initiative_types, words
from nlp.organizations.line import Line, agree
from nlp.organizations.spans import Span, Standing
from nlp.organizations.standing import Found, standing


def bodies(line: Line) -> Iterator[Span]:
    """The span of every head noun that can name a body, those inside others too."""
    nouns = {place for lemma, places in line.places.items() if entries(lemma) for place in places}
    for place in sorted(nouns.union(opening - 1 for opening in line.quotes if opening)):
        if place in nouns and line.text(place)[0].isalpha():
            yield from _named(line, place)
        elif line.names(place + 1) and _made_by_place(line, place):
            yield Span(place - 1, line.quotes[place + 1] + 1, place, "named", Standing.SURE)


def _named(line: Line, place: int) -> Iterator[Span]:
    """The name that is built on the head noun at this place, if any."""
    first = beginning(line, place)
    if first == place and not line.capital(place) and not may_go_on(line, place + 1):
        if _may_be_one(line.text(place)):
            yield Span(place, place + 1, place, "bare", Standing.JOINS)
        return
    if line.tokens[place].feats.get("Number") == "Plur" and not _one(line, place):
        return
    for entry in line.heads(place):
        found = Found(line, entry, first, place, extent(line, place, entry.kind))
        if firm := standing(found):
            yield Span(first, found.extent.last, place, entry.kind.name, firm, found.extent.place)
            return


def beginning(line: Line, head: int) -> int:
    """Where the name of the head begins: its adjectives, from the first with a capital where there is one."""
    first = head
    while (place := _attribute(line, first, head)) < first:
        first = place
    marked = [place for place in range(first, head + 1) if line.marked(place)]
    if line.capital(first) and not (marked and line.lemma(first) in words().levels):
        return first
    return marked[0] if marked else first


def _attribute(line: Line, place: int, head: int) -> int:
    """Where the adjective before `place` begins, also one in brackets («Северный (Арктический)»); else `place`."""
    bracketed = line.text(place - 1) == ")" and line.text(place - 3) == "("
    before = place - 2 if bracketed else place - 1
    proper = line.marked(before) or (line.capital(before) and place < head and line.marked(place))
    if not line.attribute(before) or (line.lemma(before) in words().plain_adjectives and not proper):
        return place
    if not agree(line.text(before), line.text(head)):
        return place
    return before - 1 if bracketed else before


def _made_by_place(line: Line, noun: int) -> bool:
    """«Ивановская мануфактура «Красный челнок»»: whatever the noun, with a capital adjective it names a body."""
    if line.tokens[noun].pos != "NOUN" or not line.marked(noun - 1) or not line.attribute(noun - 1):
        return False
    other = line.lemma(noun) in words().not_bodies or line.lemma(noun) in initiative_types()
    return not other and agree(line.text(noun - 1), line.text(noun))


def _one(line: Line, place: int) -> bool:
    """Whether a noun that looks like a plural is one thing, as a number or a name shows («шахты «Полярная»»)."""
    return line.text(place + 1) == "№" or (_may_be_one(line.text(place)) and line.names(place + 1))


def _may_be_one(word: str) -> bool:
    return any(reading.number == "sing" for reading in readings(word))
