"""Surnames of known persons where the network saw no name: `Ткаченко возглавит колледж` in a headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nlp.language.declension import NamePart, readings
from nlp.language.dictionary import is_common
from nlp.people.fullname import RawName
from nlp.people.mentions import NameMention
from nlp.people.persons import Known
from nlp.people.scene import Scene
from nlp.people.spans import NameSpan

#: letters that no ending changes in a surname worth looking for
_STEM = 3


def recalled(scenes: Sequence[Scene], known: Sequence[Known]) -> tuple[Known, ...]:
    """The persons with the mentions by surname that were overlooked; who shares a surname gets none."""
    surnames = [_fold(person.name.surname) for person in known]
    single = {surname: person for surname, person in zip(surnames, known, strict=True) if surnames.count(surname) == 1}
    stems = {surname[:_STEM] for surname in single if len(surname) > _STEM}
    found: dict[str, list[NameMention]] = {}
    for scene in scenes:
        for place in _places(scene, stems):
            word = scene.tokens[place].text
            surname = _surname(word, single)
            if surname:
                span = NameSpan(scene.section, place, place + 1, RawName(word))
                found.setdefault(surname, []).append(NameMention(scene, span, (), None))
    pairs = zip(surnames, known, strict=True)
    return tuple(_joined(person, found.get(surname, [])) for surname, person in pairs)


def _places(scene: Scene, stems: set[str]) -> Iterator[int]:
    for place in scene.section.analysis.capitals if stems else ():
        text = scene.tokens[place].text
        if _fold(text[:_STEM]) in stems:
            free = not (scene.name_at(place) or scene.body_at(place))
            if free and not (_begins(scene, place) and is_common(text)):
                yield place


def _begins(scene: Scene, place: int) -> bool:
    return scene.section.sentence_of(place)[0] == place


def _surname(word: str, single: Mapping[str, Known]) -> str | None:
    """The known surname that a word is a form of, for a person of the gender that the form can be of."""
    for (gender, _), reading in readings(word, NamePart.SURNAME).items():
        surname = _fold(reading.nominative)
        if surname in single and single[surname].name.gender == gender:
            return surname
    return None


def _joined(person: Known, mentions: list[NameMention]) -> Known:
    if not mentions:
        return person
    return replace(person, mentions=tuple(sorted((*person.mentions, *mentions), key=lambda item: item.place)))


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")
