"""A document → every name in it that tells of a federal subject, weighed by where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.document import Document, Section
from nlp.facts import Mention, Organization
from nlp.regions.forms import fold
from nlp.regions.gazetteer import Found, Gazetteer
from nlp.regions.names import Reading

_HEADLINE, _LEAD, _BODY, _PUBLISHER = 3.0, 2.0, 1.0, 3.0
#: of a name in a sentence about elsewhere, and of the capital as the place of a federal event
_ASIDE = 0.2
_CAPITAL = "RU-MOW"
#: characters of a sentence on each side that tell of a name
_NEAR = 300
#: before the place of an event or where a guest comes from
_VENUE = ("в", "во", "из")


@dataclass(frozen=True, slots=True)
class Hint:
    """A name, what it may mean and how much it counts."""

    readings: tuple[Reading, ...]
    weight: float
    #: None where it stands outside headline and body
    mention: Mention | None = None
    #: whether headline, lead or publisher name it
    central: bool = False
    #: whether it stands in the name of an authority, or in the headline for who acts (Ленобласть договорилась)
    official: bool = False


def hints(document: Document, organizations: tuple[Organization, ...], names: Gazetteer) -> Iterator[Hint]:
    """The names of headline, body and publisher, in order."""
    federal = is_federal(document, names)
    bodies = _authorities(organizations, names)
    for section, weight in _weighed(document):
        people = _people(section)
        for found in names.find(section.analysis.text):
            if inside(people, found.start):
                continue
            mention = section.paragraph.mention(document.release, found.start, found.stop)
            aside = _is_aside(section, found, names) or (federal and _is_venue(found))
            yield Hint(
                found.readings,
                weight * (_ASIDE if aside else 1.0),
                mention,
                central=weight > _BODY and not aside,
                official=inside(bodies, mention.start) or (weight == _HEADLINE and found.before not in _VENUE),
            )
    for found in names.find(document.page.publisher or ""):
        yield Hint(found.readings, _PUBLISHER, central=True, official=True)


def is_federal(document: Document, names: Gazetteer) -> bool:
    """Whether headline, lead or publisher speak for the country (Минтруд России)."""
    texts = [section.analysis.text for section, weight in _weighed(document) if weight > _BODY]
    text = fold(" ".join((*texts, document.page.publisher or "")))
    return any(stem in text for stem in names.federal)


def inside(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether the last span that begins by a place holds it; the spans are in order."""
    before = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return before >= 0 and place < spans[before][1]


def _weighed(document: Document) -> Iterator[tuple[Section, float]]:
    if document.headline:
        yield document.headline, _HEADLINE
    for place, section in enumerate(document.sections):
        yield section, _BODY if place else _LEAD


def _authorities(organizations: tuple[Organization, ...], names: Gazetteer) -> list[tuple[int, int]]:
    mentions = (mention for body in organizations for mention in body.mentions)
    return sorted((item.start, item.stop) for item in mentions if fold(item.text).startswith(names.authority))


def _people(section: Section) -> list[tuple[int, int]]:
    tokens = section.analysis.tokens
    names = (name for name in section.analysis.names if name.type == "PER")
    return sorted((tokens[name.first].start, tokens[name.last - 1].stop) for name in names)


def _is_aside(section: Section, found: Found, names: Gazetteer) -> bool:
    """`в соседней Липецкой области`, `похожее объединение открыли в Тульской области`"""
    tokens, sentences = section.analysis.tokens, section.analysis.sentences
    here = max(0, bisect_right(tokens, found.start, key=lambda token: token.start) - 1)
    first, last = sentences[bisect_right(sentences, here, key=lambda sentence: sentence[0]) - 1]
    start = max(tokens[first].start, found.start - _NEAR)
    stop = min(tokens[last - 1].stop, found.stop + _NEAR)
    around = fold(section.analysis.text[start:stop])
    return any(stem in around for stem in names.aside)


def _is_venue(found: Found) -> bool:
    return found.before in _VENUE and any(reading.code == _CAPITAL for reading in found.readings)
