"""Bodies in capitals and shortened words: «ООО «Полюс»», «УрФУ», «Минтруд Тульской области», «Кимрская ЦРБ»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from nlp.organizations.bodies import beginning
from nlp.organizations.extent import placed
from nlp.organizations.lexicon import abbreviations, federal, is_syllabic, words
from nlp.organizations.line import Line
from nlp.organizations.spans import Span, Standing

_LONGEST_BARE = 8
#: legal forms of institutions and firms
_LEGAL = re.compile(r"[А-Я]*(?:[БАК]?ОУ|БУ|АУ|КУ|УЗ|УП|УК|УДО|УСО|АО|ООО|АНО)")
_UNIVERSITIES = ("ГУ", "ФУ", "ТУ", "МУ", "АУ", "ПУ")


def shortened(line: Line) -> Iterator[Span]:
    """Legal forms with a name, acronyms and words put together of shortened ones, with their place."""
    if line.shouting:
        return
    for place in line.capitals:
        text = line.text(place)
        if len(text) < 2:
            continue
        if text[-1].isupper():
            yield from _in_capitals(line, place)
        elif is_syllabic(line.lemma(place)) or is_syllabic(text):
            last = line.quotes.get(place - 1, place + 1)
            yield with_place(line, Span(place, last, place, "abbreviation", Standing.SURE))


def _in_capitals(line: Line, place: int) -> Iterator[Span]:
    known, text = abbreviations(), line.text(place)
    run = place + 1
    while run < place + 4 and _upper(line, run):
        run += 1
    if line.names(run):
        if text not in known.no_legal and not _upper(line, place - 1):
            yield Span(place, line.quotes[run] + 1, place, "legal", Standing.SURE)
    elif text in known.legal and line.capital(place + 1) and place + 1 not in line.persons:
        yield Span(place, _capitals(line, place + 1), place, "legal", Standing.SURE)
    elif text in known.acronyms or (len(text) > 2 and text.endswith(_UNIVERSITIES)):
        yield with_place(line, Span(place, place + 1, place, "abbreviation", Standing.SURE))
    elif text in known.generic:
        yield _generic(line, place)


def _upper(line: Line, place: int) -> bool:
    return len(line.text(place)) > 1 and line.text(place).isupper()


def _capitals(line: Line, place: int) -> int:
    """Behind the words with capitals that follow («АО Сбербанк Лизинг»)."""
    while line.capital(place) and place not in line.persons:
        place += 1
    return place


def _generic(line: Line, place: int) -> Span:
    """«ЦРБ», «ЦЗН»: sure only with an adjective, a number or a place."""
    first = beginning(line, place)
    span = with_place(line, Span(first, place + 1, place, "abbreviation", Standing.JOINS))
    sure = span.last > place + 1 or any(line.capital(position) for position in range(first, place))
    return replace(span, standing=Standing.SURE) if sure else span


def with_place(line: Line, span: Span) -> Span:
    """The span with the place behind it («МИД РФ», «Минтруд Тульской области»)."""
    found = placed(line, span.last - 1)
    return replace(span, last=found.last, place=found.place)


def with_form(line: Line, span: Span) -> Span:
    """The span with the legal form in capitals before it («МБОУ СОШ № 5», «ГБУЗ Кимрская ЦРБ», «ГУ МЧС России»)."""
    first = span.first
    while _upper(line, first - 1) and line.text(first - 1) not in words().regions:
        first -= 1
    form = first < span.first and not line.shouting
    if form and (span.kind == "abbreviation" or _LEGAL.fullmatch(line.text(first))):
        return replace(span, first=first, standing=Standing.SURE)
    return span


def federally_known(line: Line) -> Iterator[Span]:
    """Names of the list of federal bodies."""
    for place in line.capitals:
        for lemmas in federal().get(line.lemma(place), ()):
            last = place + len(lemmas)
            if tuple(line.lemma(position) for position in range(place, last)) == lemmas:
                yield Span(place, last, last - 1, "federal", Standing.SURE)


def bare(line: Line) -> Iterator[Span]:
    """Quotations by themselves: they can repeat the quoted name of a body («Полюс»), or be its only name.

    The latter where somebody or something of the body stands before: «правление «Полюса»», «директор «Полюса»».
    """
    for opening, close in line.quotes.items():
        if line.names(opening) and close - opening <= _LONGEST_BARE:
            held = line.lemma(opening - 1) in words().holders
            yield Span(opening + 1, close, opening + 1, "quoted", Standing.SURE if held else Standing.JOINS)
