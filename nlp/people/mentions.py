"""A name in its surroundings: how it reads, given the case and gender that the words around ask for, and its post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nlp.document import Token
from nlp.language.declension import is_patronymic
from nlp.language.inflection import readings
from nlp.people.appointments import appointed_post
from nlp.people.fullname import NameReading, RawName, read_name
from nlp.people.heads import ALL_CASES, cases
from nlp.people.lexicon import words
from nlp.people.phrases import Phrase
from nlp.people.posts import post_after, post_before
from nlp.people.scene import Scene
from nlp.people.spans import NameSpan

#: how much the context weighs against the shape of the name (whose readings differ by about 1)
_TAGGED, _BESIDE, _GOVERNED, _AGREED = 0.7, 0.8, 1.0, 1.5
#: readings this much worse than the best are not what is meant
_TOLERANCE = 2.0
#: a given name with a patronymic that the dictionary lacks, and no surname
_UNUSUAL = 0.5

Weights = Mapping[str, float]


@dataclass(frozen=True)
class NameMention:
    """A name at its place, the ways to read it, likeliest first, and the post beside it."""

    scene: Scene
    span: NameSpan
    readings: tuple[NameReading, ...]
    post: Phrase | None
    #: whether the post stands next to the name, and is not given by a verb
    beside: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the release, for comparisons."""
        return self.scene.index, self.span.first


def read_mentions(scene: Scene) -> list[NameMention]:
    """The names of a scene with what stands beside them; a post of several is everybody's in the row."""
    found: list[NameMention] = []
    shared: dict[int, Phrase] = {}
    for span in scene.names:
        mention = _read(scene, span)
        if not mention.post and span.first in shared:
            mention = replace(mention, post=shared[span.first], beside=True)
        following = scene.next_in_row(span)
        if mention.post and mention.post.plural and following:
            shared[following.first] = mention.post
        found.append(mention)
    return found


def _read(scene: Scene, span: NameSpan) -> NameMention:
    case_weights, gender_weights = _tagged(scene, span), _verb_gender(scene, span)
    found = _readings(span.raw, case_weights, gender_weights)
    possible = frozenset(reading.case for reading in found if reading.weight > found[0].weight - _TOLERANCE)
    beside = _post_beside(scene, span, possible)
    if not beside:
        return NameMention(scene, span, found, appointed_post(scene, span, possible))
    word = scene.tokens[beside.head].text
    agreed = cases(word, plural=beside.plural)
    if agreed != ALL_CASES:
        case_weights = {case: weight + _AGREED * (case in agreed) for case, weight in case_weights.items()}
    if not beside.plural and _feminine(word):
        gender_weights = {**gender_weights, "Fem": gender_weights.get("Fem", 0.0) + _AGREED}
    return NameMention(scene, span, _readings(span.raw, case_weights, gender_weights), beside, beside=True)


def _readings(raw: RawName, cases_: Weights, genders: Weights) -> tuple[NameReading, ...]:
    """The ways to read a name; `Тимур Сейтжанович` may lack a surname, which only other mentions can tell."""
    found = read_name(raw, cases_, genders)
    if raw.patronymic or not (raw.given and is_patronymic(raw.surname)):
        return found
    other = read_name(RawName(given=raw.given, patronymic=raw.surname), cases_, genders)
    return (*found, *(reading._replace(weight=reading.weight - _UNUSUAL) for reading in other))


def _feminine(word: str) -> bool:
    """Whether a post is a woman's: `учительница`, `заведующая`."""
    found = readings(word)
    return bool(found) and all(reading.gender == "femn" for reading in found)


def _post_beside(scene: Scene, span: NameSpan, possible: frozenset[str]) -> Phrase | None:
    one = post_before(scene, span, possible) or post_after(scene, span, possible)
    if one or not scene.next_in_row(span):
        return one
    return post_before(scene, span, possible, plural=True)


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
    """The gender of the verb whose subject the name is, or its post is; else that of a verb beside the name."""
    tokens = scene.tokens
    place = _root(tokens, span)
    for _ in range(2):
        token = tokens[place]
        if token.rel.startswith("nsubj") and token.head >= 0:
            return _gender(tokens[token.head], _AGREED)
        if token.head < 0 or token.rel not in ("appos", "flat:name"):
            break
        place = token.head
    if span.first and tokens[span.first - 1].pos == "ADP":
        return {}
    beside = [tokens[place] for place in (span.last, span.first - 1) if 0 <= place < len(tokens)]
    return next((found for token in beside if (found := _gender(token, _BESIDE))), {})


def _gender(verb: Token, weight: float) -> dict[str, float]:
    gender = verb.feats.get("Gender") if verb.pos == "VERB" else None
    return {gender: weight} if gender in ("Masc", "Fem") else {}


def _root(tokens: tuple[Token, ...], span: NameSpan) -> int:
    """The token of a name that hangs on a word outside it."""
    inside = range(span.first, span.last)
    return next((place for place in inside if tokens[place].head not in inside), span.first)
