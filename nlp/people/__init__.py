"""Names of people → people with their posts and the bodies where these are held."""

from __future__ import annotations

from nlp.document import Document
from nlp.facts import Organization, Person
from nlp.people.appointments import joined_body
from nlp.people.couples import with_couples
from nlp.people.mentions import NameMention, read_mentions
from nlp.people.persons import Known, fold
from nlp.people.position import name_position
from nlp.people.scene import Scene, place_bodies
from nlp.people.spans import find_spans
from nlp.people.workplace import find_workplace


def find_people(document: Document, organizations: tuple[Organization, ...]) -> tuple[Person, ...]:
    """Every named person of headline and body, in the order of first mention."""
    scenes = _scenes(document, organizations)
    mentions = [mention for scene in scenes for mention in read_mentions(scene)]
    return tuple(_person(document, scenes, known) for known in fold(mentions))


def _scenes(document: Document, organizations: tuple[Organization, ...]) -> tuple[Scene, ...]:
    scenes = []
    for index, section in enumerate(document.all_sections):
        bodies = place_bodies(section, organizations)
        covered = {place for body in bodies for place in range(body.first, body.last)}
        spans = [span for span in find_spans(section) if not covered.issuperset(range(span.first, span.last))]
        scenes.append(Scene(section, index, bodies, with_couples(section, spans)))
    return tuple(scenes)


def _person(document: Document, scenes: tuple[Scene, ...], known: Known) -> Person:
    release = document.release
    mentions = tuple(item.scene.section.mention(release, item.span.first, item.span.last) for item in known.mentions)
    held = next((item for item in known.mentions if item.post), None)
    if not held:
        joined = next((body for item in known.mentions if (body := joined_body(item.scene, item.span))), None)
        return Person(str(known.name), None, joined.organization.name if joined else None, mentions)
    position, organization, quoted = _position(document, scenes, held, known.name.gender)
    return Person(str(known.name), position, organization, mentions, quoted)


def _position(document, scenes, mention: NameMention, gender):
    phrase = mention.post
    scene = mention.scene
    workplace = find_workplace(scenes, scene, phrase)
    text = name_position(scene, phrase, workplace.stop, gender)
    quoted = scene.section.mention(document.release, phrase.first, workplace.stop)
    return text, workplace.organization.name if workplace.organization else None, quoted
