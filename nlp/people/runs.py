"""A paragraph → runs of capitalised words and initials with nothing between them, in which names are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from nlp.document import Section, Token
from nlp.language.declension import is_patronymic
from nlp.language.dictionary import is_given
from nlp.people.fullname import INITIAL, LINEAGE, PARTICLES

_WORD = re.compile(r"[А-ЯЁ][а-яё]*(?:[-‑’'][А-ЯЁа-яё][а-яё]+)*")
_CAPITALS = re.compile(r"(?=.*[АЕЁИОУЫЭЮЯ])[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A capitalised word, an initial with its dot or a particle: tokens `[first, last)` and what the network says."""

    text: str
    first: int
    last: int
    #: `PER`, `ORG`, `LOC` or nothing
    tag: str
    #: written in capitals in the text, here with one: `ИВАНОВ Иван Иванович`
    capitals: bool = False
    #: the first word of a sentence, which is capitalised whatever it is
    begins: bool = False


Run = Sequence[Unit]


def runs(section: Section) -> Iterator[Run]:
    """The runs of a section that can hold a name, in order; words in capitals only where they can be a surname."""
    tokens = section.analysis.tokens
    tags = {place: name.type for name in section.analysis.names for place in range(name.first, name.last)}
    starts = {first for first, _ in section.analysis.sentences}
    for first, last in _rows(tokens, section.analysis.capitals, starts):
        if last > first + 1 or tags.get(first) == "PER":
            units = list(_units(tokens, first, last, tags))
            if first in starts and units[0]:
                units[0] = replace(units[0], begins=True)
            yield from _without_abbreviations(units)


def _rows(tokens: Sequence[Token], capital: Sequence[int], starts: set[int]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that are capitalised, or initials' dots and particles between such, within one sentence."""
    place = 0
    while place < len(capital):
        first = capital[place]
        last = first + 1
        while last < len(tokens) and last not in starts and (tokens[last].text[0].isupper() or _joins(tokens, last)):
            last += 1
        yield first, last
        while place < len(capital) and capital[place] < last:
            place += 1


def _units(tokens: Sequence[Token], first: int, last: int, tags: Mapping[int, str]) -> Iterator[Unit | None]:
    place = first
    while place < last:
        unit = _unit(tokens, place, tags.get(place, ""))
        yield unit
        place = unit.last if unit else place + 1


def _unit(tokens: Sequence[Token], place: int, tag: str) -> Unit | None:
    text = tokens[place].text
    if place + 1 < len(tokens) and _dotted(tokens, place + 1):
        return Unit(f"{text}.", place, place + 2, tag)
    if _WORD.fullmatch(text) or not text[0].isupper():
        return Unit(text, place, place + 1, tag)
    if _CAPITALS.fullmatch(text):
        return Unit("-".join(part.capitalize() for part in text.split("-")), place, place + 1, tag, capitals=True)
    return None


def _dotted(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is the dot of an initial."""
    before, dot = tokens[place - 1], tokens[place]
    return dot.text == "." and before.stop == dot.start and bool(INITIAL.fullmatch(f"{before.text}."))


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token that is no capitalised word is part of a name: `Н.`, `Мамед оглы`, `фон Рейн`, `аль-Хаким`."""
    text = tokens[place].text
    if text == ".":
        return _dotted(tokens, place)
    if text in LINEAGE:
        return True
    particle, _, rest = text.partition("-")
    if particle not in PARTICLES:
        return False
    return bool(_WORD.fullmatch(rest)) if rest else place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()


def _without_abbreviations(units: Sequence[Unit | None]) -> Iterator[Run]:
    """The runs between what is no word (`ЦРБ`); words in capitals only stay where a name lacks its surname."""
    part: list[Unit] = []
    for place, unit in enumerate(units):
        if unit and not (unit.capitals and _abbreviates(units, place)):
            part.append(unit)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _abbreviates(units: Sequence[Unit | None], place: int) -> bool:
    unit = units[place]
    named = unit is not None and unit.tag == "PER"
    return not (named or _lacks_surname(units[place + 1 :]) or _lacks_surname(units[:place][::-1], backwards=True))


def _lacks_surname(units: Sequence[Unit | None], *, backwards: bool = False) -> bool:
    """Whether the units begin with a given name alone, or with its patronymic, and nothing more: `КОХ Анна`."""
    words = [unit.text for unit in takewhile(lambda unit: unit is not None and not unit.capitals, units) if unit]
    if len(words) == 2:
        given, patronymic = reversed(words) if backwards else words
        return is_patronymic(patronymic) or bool(INITIAL.fullmatch(given) and INITIAL.fullmatch(patronymic))
    return len(words) == 1 and is_given(words[0])
