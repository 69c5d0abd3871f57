"""Several who share a surname: `Ивана и Марии Петровых`, `братья Иван, Пётр и Павел Рейны`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.document import Section, Token
from nlp.language.declension import NamePart, Reading, Slot, readings
from nlp.language.dictionary import is_common, is_given
from nlp.people.fullname import RawName
from nlp.people.lexicon import words
from nlp.people.spans import NameSpan

#: readings rarer than this are not what a couple is called
_RAREST = -1.0


def with_couples(section: Section, spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    """The names of a section, given names that share the surname of the next one made full names."""
    found: list[NameSpan] = []
    for span in spans:
        joined = span.first > 1 and section.analysis.tokens[span.first - 1].text.lower() == "и"
        if joined and span.raw.given and span.raw.surname:
            family = _family(section.analysis.tokens, found[-1] if found else None, span)
            taken = {member.first for member in family}
            found = [other for other in found if other.first not in taken] + family
        else:
            found.append(span)
    return tuple(found)


def _family(tokens: Sequence[Token], before: NameSpan | None, span: NameSpan) -> list[NameSpan]:
    """A full name with those before it who share its surname, in the order of the text; often alone."""
    plural = _plural(span.raw)
    if plural and before and _lacks_surname(before, span):
        elder = before.raw._replace(surname=span.raw.surname, plural=True)
        return [replace(before, raw=elder), replace(span, raw=span.raw._replace(plural=True))]
    partners = list(_partners(tokens, span))
    if not partners or not (plural or _kin(tokens, partners[-1])):
        return [span]
    family = []
    for place in reversed(partners):
        raw = RawName(span.raw.surname, tokens[place].text, plural=plural)
        family.append(NameSpan(span.section, place, place + 1, raw))
    return [*family, replace(span, raw=span.raw._replace(plural=plural))]


def _lacks_surname(one: NameSpan, other: NameSpan) -> bool:
    """`Ольга Ивановна и Пётр Ильич Рейны`: the first has only a given name and a patronymic."""
    return one.last + 1 == other.first and bool(one.raw.patronymic) and not one.raw.surname


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
    return any(min(names[slot].weight, surnames[slot].weight) > _RAREST for slot in names.keys() & surnames.keys())
