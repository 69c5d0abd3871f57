"""A name in its surroundings: how it reads, given the case and gender that the words around it ask for, and its post."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.document import Token
from nlp.language.inflection import readings
from nlp.people.appointments import appointed_post
from nlp.people.fullname import NameReading, read_name
from nlp.people.heads import ALL_CASES, cases
from nlp.people.lexicon import words
from nlp.people.posts import Phrase, post_after, post_before
from nlp.people.scene import Scene
from nlp.people.spans import NameSpan

#: how much the context weighs against the shape of the name (whose readings differ by about 1)
_TAGGED, _GOVERNED, _AGREED = 0.7, 1.0, 1.5
#: readings this much worse than the best are not what is meant
_TOLERANCE = 2.0


@dataclass(frozen=True)
class NameMention:
    """A name at its place, the ways to read it, likeliest first, and the post beside it."""

    scene: Scene
    span: NameSpan
    readings: tuple[NameReading, ...]
    post: Phrase | None


def read_mention(scene: Scene, span: NameSpan) -> NameMention:
    """A name of a scene with what stands beside it."""
    case_weights, gender_weights = _tagged(scene, span), _verb_gender(scene, span)
    found = read_name(span.raw, case_weights, gender_weights)
    possible = frozenset(reading.case for reading in found if reading.weight > found[0].weight - _TOLERANCE)
    beside = post_before(scene, span, possible) or post_after(scene, span, possible)
    post = beside or appointed_post(scene, span, possible)
    if beside:
        word = scene.tokens[beside.head].text
        agreed = cases(word)
        if agreed != ALL_CASES:
            case_weights = {case: weight + _AGREED * (case in agreed) for case, weight in case_weights.items()}
        if all(reading.gender == "femn" for reading in readings(word)) and readings(word):
            gender_weights = {**gender_weights, "Fem": gender_weights.get("Fem", 0.0) + _AGREED}
        found = read_name(span.raw, case_weights, gender_weights)
    return NameMention(scene, span, found, post)


def _tagged(scene: Scene, span: NameSpan) -> dict[str, float]:
    """The weight of each case by the tagger and the preposition in front."""
    weights = dict.fromkeys(sorted(ALL_CASES), 0.0)
    for place in {span.first, span.last - 1}:
        case = scene.tokens[place].feats.get("Case")
        if case in weights:
            weights[case] += _TAGGED / len({span.first, span.last - 1})
    governor = scene.tokens[span.first - 1].text.lower() if span.first else ""
    case = words("prepositions").get(governor)
    if case:
        weights[case] += _GOVERNED
    return weights


def _verb_gender(scene: Scene, span: NameSpan) -> dict[str, float]:
    """The gender of the verb whose subject the name is, itself or as the name of its post."""
    tokens = scene.tokens
    place = _root(tokens, span)
    for _ in range(2):
        if place < 0:
            break
        token = tokens[place]
        if token.rel.startswith("nsubj") and token.head >= 0:
            gender = tokens[token.head].feats.get("Gender")
            return {gender: _AGREED} if gender in ("Masc", "Fem") else {}
        place = token.head if token.rel in ("appos", "flat:name") else -1
    return {}


def _root(tokens: tuple[Token, ...], span: NameSpan) -> int:
    """The token of a name that hangs on a word outside it."""
    return next(
        (place for place in range(span.first, span.last) if not span.first <= tokens[place].head < span.last), span.first
    )
