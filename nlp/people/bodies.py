"""What kind of body an organization is, by the nouns of its name, and which bodies stand near a place of a release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from nlp.document import Token
from nlp.facts import Organization
from nlp.people.lexicon import kinds, words
from nlp.people.scene import Body, Scene

_QUOTE = re.compile('[«„“"]')
_WORD = re.compile(r"[\w-]+")
#: `Минобрнауки`, `Минтруд`; not `Минский`
_MINISTRY = re.compile("мин[а-я]+(?<![иоы]й)(?<![ао]я)(?<!ое)")
_STEM = 5


@lru_cache(maxsize=10_000)
def body_nouns(name: str) -> frozenset[str]:
    """The nouns that tell what a body is: the first outside and the first inside its quotation marks.

    >>> sorted(body_nouns("АО «Донской завод арматуры»"))
    ['ао', 'завод']
    """
    found = set()
    for piece in _QUOTE.split(name):
        spelled = _WORD.findall(piece.lower())
        found.add(next((word for word in spelled if word in kinds()), ""))
        if spelled and _MINISTRY.fullmatch(spelled[0]):
            found.add("министерство")
    return frozenset(found - {""})


@lru_cache(maxsize=10_000)
def body_kinds(name: str) -> frozenset[str]:
    """The kinds of a body; a bare brand (`Ростсельмаш`) is an enterprise."""
    nouns = body_nouns(name)
    return frozenset().union(*(kinds()[noun] for noun in nouns)) if nouns else frozenset({"enterprise"})


def says(organization: Organization, said: Sequence[Token]) -> bool:
    """Whether all these words that have a meaning of their own stand in the body's name or aliases."""
    name = " ".join((organization.name, *organization.aliases)).lower()
    telling = (token for token in said if token.pos in ("NOUN", "ADJ", "PROPN") and token.lemma not in words("generic"))
    return all(_root(token.text.lower()) in name for token in telling)


def around(scenes: Sequence[Scene], scene: Scene, place: int) -> Iterator[Body]:
    """The bodies of the release, the nearest before a place first, then those after it in the order of the text."""
    yield from before(scene, place)
    for earlier in reversed(scenes[: scene.index]):
        yield from reversed(earlier.bodies)
    yield from (body for body in scene.bodies if body.first >= place)
    for later in scenes[scene.index + 1 :]:
        yield from later.bodies


def before(scene: Scene, place: int) -> Iterator[Body]:
    """The bodies of one section before a place, the nearest first."""
    return (body for body in reversed(scene.bodies) if body.first < place)


def _root(word: str) -> str:
    return word[: max(3, min(_STEM, len(word) - 2))]
