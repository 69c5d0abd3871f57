"""Several who share a surname: `Ивана и Марии Петровых`, `братья Иван, Пётр и Павел Рейны`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.document import Section, Token
from nlp.language.declension import NamePart, Reading, Slot, is_common, is_given, readings
from nlp.people.fullname import RawName
from nlp.people.lexicon import words
from nlp.people.spans import NameSpan

#: readings rarer than this are not what a couple is called
_RAREST = -1.0


def with_couples(section: Section, spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """The names of a section, given names that share the surname of the next one made full names."""
    tokens = section.analysis.tokens
    found: list[NameSpan] = []
    for span in spans:
        partners = list(_partners(tokens, span)) if span.raw.given and span.raw.surname else []
        plural = bool(partners) and _plural(span.raw)
        if not (plural or (partners and _kin(tokens, partners[-1]))):
            found.append(span)
            continue
        found = [other for other in found if other.first not in partners]
        for place in reversed(partners):
            found.append(NameSpan(section, place, place + 1, RawName(span.raw.surname, tokens[place].text, plural=plural)))
        found.append(replace(span, raw=replace(span.raw, plural=plural)))
    return tuple(found)


def _partners(tokens: Sequence[Token], span: NameSpan) -> Iterator[int]:
    """The given names that lead to a name by `и`, and by commas before it; the nearest first."""
    place, joint = span.first - 1, "и"
    while place > 0 and tokens[place].text.lower() == joint and _lone_given(tokens, place - 1):
        yield place - 1
        place, joint = place - 2, ","


def _lone_given(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1].text if place else ""
    lone = not before[:1].isupper() or is_common(before)
    return lone and tokens[place].text[0].isupper() and is_given(tokens[place].text)


def _kin(tokens: Sequence[Token], place: int) -> bool:
    """Whether the words say that those who follow are a family: `супруги Иван и Мария Рейн`."""
    return place > 0 and tokens[place - 1].lemma in words("kin")


def _plural(raw: RawName) -> bool:
    """Whether the surname stands in the plural and in the case of the given name: `Марии Петровых`."""
    return _fits(raw.given, readings(raw.surname, NamePart.SURNAME, plural=True))


def _fits(given: str, surnames: Mapping[Slot, Reading]) -> bool:
    names = readings(given, NamePart.GIVEN)
    return any(slot in surnames and min(reading.weight, surnames[slot].weight) > _RAREST for slot, reading in names.items())
