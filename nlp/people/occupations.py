"""A person's mentions → what the person is and where: the post next to the name, else the one a verb gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.facts import Organization
from nlp.people.appointments import joined_body
from nlp.people.lexicon import words
from nlp.people.mentions import NameMention
from nlp.people.persons import Known
from nlp.people.position import name_position
from nlp.people.scene import Scene
from nlp.people.workplace import find_workplace


@dataclass(frozen=True)
class Occupation:
    """A post at tokens `[first, last)` of a scene and the body it is held at; no tokens where only a body is said."""

    scene: Scene
    position: str | None
    organization: Organization | None
    first: int = 0
    last: int = 0


def find_occupation(scenes: Sequence[Scene], known: Sequence[Known], person: Known) -> Occupation | None:
    """What a person of a release is, None where it does not say."""
    found = list(all_occupations(scenes, person))
    beside = [occupation for occupation, mention in found if mention.beside]
    if beside:
        return _fullest(beside)
    if found:
        return found[0][0]
    before = _predecessor(known, person)
    if before:
        return find_occupation(scenes, known, before)
    joined = ((item, joined_body(item.scene, item.span)) for item in person.mentions)
    return next((Occupation(item.scene, None, body.organization) for item, body in joined if body), None)


def all_occupations(scenes: Sequence[Scene], person: Known) -> Iterator[tuple[Occupation, NameMention]]:
    """Every post that a mention of a person stands with, in the order of the text."""
    for mention in person.mentions:
        if mention.post:
            post = mention.post
            place = find_workplace(scenes, mention.scene, post, mention.span.last)
            position = name_position(mention.scene, post, place, person.name.gender)
            last = post.last if place.resume < post.last else place.stop
            yield Occupation(mention.scene, position, place.organization, post.first, last), mention


def _fullest(found: Sequence[Occupation]) -> Occupation:
    """The first, or a later one that says the same post with more words or with its body."""
    noun = (found[0].position or "").split()[0]
    same = [occupation for occupation in found if (occupation.position or "").split()[0] == noun]
    return max(same, key=lambda occupation: (occupation.organization is not None, len(occupation.position or "")))


def _predecessor(known: Sequence[Known], person: Known) -> Known | None:
    """The person named last before one who is called the predecessor or the successor: they share the post."""
    for mention in person.mentions:
        place, tokens = mention.span.first - 1, mention.scene.tokens
        place -= place >= 0 and tokens[place].text == ","
        if place >= 0 and tokens[place].lemma in words("succession"):
            others = (other for other in known if other is not person)
            earlier = [(item.place, other) for other in others for item in other.mentions if item.place < mention.place]
            return max(earlier, key=lambda pair: pair[0])[1] if earlier else None
    return None
