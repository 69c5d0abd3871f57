"""Names of people → people with their posts and the bodies where these are held."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Organization, Person, Release
from nlp.people.couples import with_couples
from nlp.people.mentions import read_mentions
from nlp.people.occupations import Occupation, all_occupations, find_occupation
from nlp.people.persons import Known, fold
from nlp.people.recall import recalled
from nlp.people.scene import Scene, place_bodies
from nlp.people.spans import find_spans


def find_people(document: Document, organizations: tuple[Organization, ...]) -> tuple[Person, ...]:
    """Every named person of headline and body, in the order of first mention."""
    scenes, known = _read(document, organizations)
    return tuple(_person(document.release, person, find_occupation(scenes, known, person)) for person in known)


def find_occupations(document: Document, organizations: tuple[Organization, ...]) -> tuple[Person, ...]:
    """The same people, each once for every post that the release gives them; who has none is left out."""
    scenes, known = _read(document, organizations)
    held = ((person, occupation) for person in known for occupation, _ in all_occupations(scenes, person))
    return tuple(dict.fromkeys(_person(document.release, person, occupation) for person, occupation in held))


def _read(document: Document, organizations: tuple[Organization, ...]) -> tuple[tuple[Scene, ...], tuple[Known, ...]]:
    scenes = _scenes(document, organizations)
    known = fold([mention for scene in scenes for mention in read_mentions(scene)])
    return scenes, recalled(scenes, known)


def _scenes(document: Document, organizations: tuple[Organization, ...]) -> tuple[Scene, ...]:
    sections = document.all_sections
    scenes = []
    for index, (section, bodies) in enumerate(zip(sections, place_bodies(sections, organizations), strict=True)):
        covered = {place for body in bodies for place in range(body.first, body.last)}
        spans = [span for span in find_spans(section) if not covered.issuperset(range(span.first, span.last))]
        scenes.append(Scene(section, index, bodies, with_couples(section, spans)))
    return tuple(scenes)


def _person(release: Release, known: Known, occupation: Occupation | None) -> Person:
    mentions = tuple(item.scene.section.mention(release, item.span.first, item.span.last) for item in known.mentions)
    if not occupation:
        return Person(str(known.name), mentions=mentions)
    section, first, last = occupation.scene.section, occupation.first, occupation.last
    organization = occupation.organization.name if occupation.organization else None
    quoted = section.mention(release, first, last) if first < last else None
    return Person(str(known.name), occupation.position, organization, mentions, quoted)
