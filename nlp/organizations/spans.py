"""A section → the spans that can name bodies, each with how firmly it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from nlp.language.inflection import readings
from nlp.organizations.extent import Extent, Mark, extent
from nlp.organizations.lexicon import Head, Kind, abbreviations, federal, words
from nlp.organizations.line import Line, agree

_PLACED = Kind("abbreviation")
_PLACES = frozenset({Mark.REGION, Mark.LEVEL, Mark.NUMBER})
#: legal forms of institutions and firms
_LEGAL = re.compile(r"[А-Я]*(?:[БАК]?ОУ|БУ|АУ|КУ|УЗ|УП|УК|УДО|УСО|АО|ООО|АНО)")


class Standing(IntEnum):
    """How firmly a span names a body."""

    #: only a form of a body that the release names elsewhere
    JOINS = 1
    #: a body by itself
    SURE = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `[first, last)` of a section; `head` is the noun, abbreviation or quotation mark it is built on."""

    first: int
    last: int
    head: int
    kind: str
    standing: Standing
    #: the place in the name («Тверской области»), half-open; empty where it has none
    place: tuple[int, int] = (0, 0)


def bodies(line: Line) -> Iterator[Span]:
    """Names built on a head noun of the lexicon."""
    for place, token in enumerate(line.tokens):
        entries = line.heads(place) if token.pos in {"NOUN", "PROPN"} or token.text[:1].isupper() else ()
        if not entries or (token.feats.get("Number") == "Plur" and not _one(line, place)):
            continue
        first = beginning(line, place)
        for head in entries:
            found = extent(line, place, head.kind)
            if _fits(line, head, first, place, found):
                if standing := _standing(line, head.kind, first, place, found):
                    yield Span(first, found.last, place, head.kind.name, standing, found.place)
                break


def _one(line: Line, place: int) -> bool:
    """Whether a noun that looks like a plural is one thing, as a number or a name shows («шахты «Полярная»»)."""
    single = any(reading.number == "sing" for reading in readings(line.text(place)))
    return line.text(place + 1) == "№" or (single and line.names(place + 1))


def beginning(line: Line, head: int) -> int:
    """Where the name of the head begins: its adjectives, from the first with a capital where there is one."""
    first = head
    while True:
        place = first - 1
        if line.text(place) == ")" and line.text(place - 2) == "(" and line.capital(place - 1):
            place -= 1
            step = 2
        else:
            step = 1
        if not line.attribute(place) or line.lemma(place) in words().plain_adjectives:
            break
        if not agree(line.text(place), line.text(head)):
            break
        first -= step if step == 1 else 3
    capitals = [place for place in range(first, head + 1) if line.marked(place)]
    if line.capital(first) and not (capitals and line.lemma(first) in words().levels):
        return first
    return capitals[0] if capitals else first


def _fits(line: Line, head: Head, first: int, place: int, found: Extent) -> bool:
    """Whether the conditions of the entry hold."""
    if (not head.after and not head.needs) or line.names(place + 1):
        return True
    before = {line.lemma(position) for position in range(first, place)}
    behind = {line.lemma(position) for position in range(place + 1, found.last)}
    return bool(head.after & before or head.needs & behind)


def _standing(line: Line, kind: Kind, first: int, head: int, found: Extent) -> Standing | None:
    """Whether what there is of the name is enough for its kind; see `heads.toml`."""
    if kind.name == "named":
        return Standing.SURE if Mark.QUOTED in found.marks else None
    if line.lemma(head) in words().departments:
        if _in_ministry(line, head, found):
            return None
        if Mark.REGION not in found.marks and line.lemma(first - 1) in words().posts and not line.capital(first):
            return Standing.JOINS
    named = any(line.marked(place) or _geographic(line, place) for place in range(first, head))
    return Standing.SURE if any(rule(line, kind, first, head, found.marks, named) for rule in _SUFFICES) else Standing.JOINS


def _in_ministry(line: Line, head: int, found: Extent) -> bool:
    """«департамент занятости Минтруда России»: a part that has no name without the whole."""
    inside = range(head + 1, found.last)
    return any(line.lemma(place) == "министерство" or line.text(place).startswith("Мин") for place in inside)


_Rule = Callable[[Line, Kind, int, int, frozenset[Mark], bool], bool]
_PURPOSE = frozenset({Mark.COMPLEMENT, Mark.TOPIC, Mark.OFFICE, Mark.BODY})

#: what makes a name, whatever else there is
_SUFFICES: tuple[_Rule, ...] = (
    # «школа № 2», «колледж имени Ю. А. Гагарина», «завод «Полюс»»
    lambda line, kind, first, head, marks, named: bool({Mark.QUOTED, Mark.PATRON, Mark.NUMBER} & marks),
    # «администрация Ржевского района», «центр занятости населения Кургана», «Омский техникум города Тары»
    lambda line, kind, first, head, marks, named: Mark.REGION in marks and (kind.region or named or bool(_PURPOSE & marks)),
    # «Правительство края»
    lambda line, kind, first, head, marks, named: Mark.LEVEL in marks and kind.name == "power" and line.capital(head),
    # «департамент образования», «Омский колледж связи», «открылся Центр карьеры»
    lambda line, kind, first, head, marks, named: bool(_PURPOSE & marks)
    and (kind.complement or named or (kind.proper and line.marked(first))),
    # «областной организации Профсоюза работников образования»
    lambda line, kind, first, head, marks, named: Mark.BODY in marks and kind.parts,
    # «Обнинский колледж»
    lambda line, kind, first, head, marks, named: kind.adjective and named,
    # «Государственная Дума», «Координационный Совет»
    lambda line, kind, first, head, marks, named: first < head and line.capital(first) and line.marked(head),
    # «Институт развития образования …», at the start of a sentence
    lambda line, kind, first, head, marks, named: Mark.WIDE in marks and kind.proper and line.capital(first),
    # «Национальный центр компетенций», at the start of a sentence
    lambda line, kind, first, head, marks, named: bool(_PURPOSE & marks) and line.capital(first) and line.lemma(first) in words().wide,
    # «Кадровый центр Подмосковья»
    lambda line, kind, first, head, marks, named: first < head and line.capital(first) and Mark.REGION in marks and kind.proper,
)


def _geographic(line: Line, place: int) -> bool:
    """An adjective at the start of a sentence that is made of a place («Калужский»)."""
    lemma = line.lemma(place)
    plain = words().common_adjectives | words().levels
    return line.capital(place) and lemma.endswith(("ский", "цкий", "ской")) and lemma not in plain


def known(line: Line) -> Iterator[Span]:
    """Names of the list of federal bodies."""
    for place, token in enumerate(line.tokens):
        for lemmas in federal().get(token.lemma, ()) if token.text[0].isupper() else ():
            last = place + len(lemmas)
            if tuple(line.lemma(position) for position in range(place, last)) == lemmas:
                yield Span(place, last, last - 1, "federal", Standing.SURE)


def with_form(line: Line, span: Span) -> Span:
    """The span with the legal form in capitals before it («МБОУ СОШ № 5», «ГБУЗ Кимрская ЦРБ»)."""
    first = span.first
    while line.text(first - 1).isupper() and len(line.text(first - 1)) > 1:
        first -= 1
    known = span.kind == "abbreviation" or _LEGAL.fullmatch(line.text(first))
    known = first < span.first and known and not line.shouting and not _is_region(line, first, span.first)
    return replace(span, first=first, standing=Standing.SURE) if known else span


def _is_region(line: Line, first: int, last: int) -> bool:
    return any(line.text(place) in words().regions for place in range(first, last))


def abbreviated(line: Line) -> Iterator[Span]:
    """Legal forms with a name, acronyms and words put together of shortened ones, with their place."""
    known = abbreviations()
    for place, token in enumerate(line.tokens):
        text = token.text
        if not text[:1].isupper() or line.shouting:
            continue
        if len(text) > 1 and text[-1].isupper():
            yield from _capitals(line, place)
        elif known.syllabic.fullmatch(token.lemma) or known.syllabic.fullmatch(text):
            yield with_place(line, Span(place, place + 1, place, "abbreviation", Standing.SURE))


def _capitals(line: Line, place: int) -> Iterator[Span]:
    """An abbreviation in capitals: legal form or acronym."""
    known, text = abbreviations(), line.text(place)
    run = place + 1
    while line.text(run).isupper() and len(line.text(run)) > 1 and run < place + 4:
        run += 1
    if line.names(run):
        if text not in known.no_legal and not line.text(place - 1).isupper():
            last = line.quotes[run] + 1
            yield Span(place, last, place, "legal", Standing.SURE)
    elif text in known.legal and line.capital(place + 1) and place + 1 not in line.persons:
        last = place + 1
        while line.capital(last) and last not in line.persons:
            last += 1
        yield Span(place, last, place, "legal", Standing.SURE)
    elif text in known.acronyms or _is_university(text):
        yield with_place(line, Span(place, place + 1, place, "abbreviation", Standing.SURE))
    elif text in known.generic:
        first = beginning(line, place)
        span = with_place(line, Span(first, place + 1, place, "abbreviation", Standing.JOINS))
        sure = span.last > place + 1 or any(line.capital(position) for position in range(first, place))
        yield replace(span, standing=Standing.SURE) if sure else span


def with_place(line: Line, span: Span) -> Span:
    """The span with the place behind it («МИД РФ», «Минтруд Тульской области»)."""
    found = extent(line, span.last - 1, _PLACED)
    return span if found.marks - _PLACES else replace(span, last=found.last, place=found.place)


def _is_university(text: str) -> bool:
    """«УрФУ», «НГТУ», «СибГМУ»."""
    return len(text) > 2 and text.endswith(("ГУ", "ФУ", "ТУ", "МУ", "АУ", "ПУ")) and text not in {"ВТУ"}
