"""A paragraph → runs of capitalised words and initials with nothing between them, in which names are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.document import Section, Token
from nlp.language.declension import is_given, is_patronymic
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


Run = Sequence[Unit]


def runs(section: Section) -> Iterator[Run]:
    """The runs of a section, in order; words in capitals only where they can be somebody's surname."""
    run: list[Unit] = []
    for unit in _units(section):
        if unit:
            run.append(unit)
        elif run:
            yield from _without_abbreviations(run)
            run = []
    if run:
        yield from _without_abbreviations(run)


def _units(section: Section) -> Iterator[Unit | None]:
    """The units of a section; None wherever something stands between them."""
    tokens = section.analysis.tokens
    starts = {first for first, _ in section.analysis.sentences}
    tags = {place: name.type for name in section.analysis.names for place in range(name.first, name.last)}
    place, inside = 0, False
    while place < len(tokens):
        if place in starts and inside:
            yield None
            inside = False
        unit = _unit(tokens, place, tags.get(place, ""), inside=inside)
        if unit or inside:
            yield unit
        inside = unit is not None
        place = unit.last if unit else place + 1


def _unit(tokens: Sequence[Token], place: int, tag: str, *, inside: bool) -> Unit | None:
    text = tokens[place].text
    if not text[0].isupper():
        return Unit(text, place, place + 1, tag) if inside and _joins(tokens, place) else None
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following and following.text == "." and tokens[place].stop == following.start and INITIAL.fullmatch(f"{text}."):
        return Unit(f"{text}.", place, place + 2, tag)
    if _WORD.fullmatch(text):
        return Unit(text, place, place + 1, tag)
    if _CAPITALS.fullmatch(text):
        return Unit("-".join(part.capitalize() for part in text.split("-")), place, place + 1, tag, capitals=True)
    return None


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """Whether a small word is part of a name: `Мамед оглы`, `Отто фон Рейн`, `аль-Хаким`."""
    text = tokens[place].text
    particle, _, rest = text.partition("-")
    if text.lower() in LINEAGE or (particle in PARTICLES and rest and _WORD.fullmatch(rest)):
        return True
    return text in PARTICLES and place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()


def _without_abbreviations(run: list[Unit]) -> Iterator[Run]:
    """The parts of a run between words in capitals, which only stay where a name lacks its surname."""
    if not any(unit.capitals for unit in run):
        yield run
        return
    part: list[Unit] = []
    for place, unit in enumerate(run):
        if unit.capitals and not (unit.tag == "PER" or _lacks_surname(run, place + 1, 1) or _lacks_surname(run, place - 1, -1)):
            if part:
                yield part
            part = []
        else:
            part.append(unit)
    if part:
        yield part


def _lacks_surname(run: Run, place: int, step: int) -> bool:
    """Whether a given name alone, or with a patronymic, goes on from `place` in one direction: `КОХ Анна`."""
    words = []
    while 0 <= place < len(run) and not run[place].capitals:
        words.append(run[place].text)
        place += step
    words = words[::step]
    if len(words) == 2:
        return is_patronymic(words[1]) or all(INITIAL.fullmatch(word) for word in words)
    return len(words) == 1 and is_given(words[0])
