"""Posts that a verb gives: `директором назначена Анна Рейн`, `Рейн работает сварщиком`, `на должность ректора`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from nlp.document import Token
from nlp.people.heads import Head, cases, head, is_plural
from nlp.people.lexicon import words
from nlp.people.phrases import Phrase, acting_from, phrase_at, phrase_end, phrase_start
from nlp.people.scene import Body, Scene
from nlp.people.spans import NameSpan

#: `вместе с директором`: a preposition that takes the instrumental for itself
_WITH = frozenset({"с", "со", "над", "за", "под", "перед", "между"})
#: `принята в больницу`, `работает на заводе`
_INTO = frozenset({"в", "во", "на"})
_PRONOUNS = frozenset({"им", "ею", "ей"})


def appointed_post(scene: Scene, name: NameSpan, name_cases: frozenset[str]) -> Phrase | None:
    """The post that the clause of a name gives to it, the nearest where there are several; None where there is none."""
    first, last = _clause(scene, name)
    known = _verbs()
    if not any(token.lemma in known and _takes(token, name_cases) for token in scene.tokens[first:last]):
        return None
    several = scene.next_in_row(name) is not None
    offered = (phrase for phrase in _offered(scene, first, last) if several or not phrase.plural)
    found = [phrase for phrase in offered if not _taken(scene, phrase, name)]
    return min(found, key=lambda phrase: _distance(phrase, name), default=None) or _meant_before(scene, first, last)


def joined_body(scene: Scene, name: NameSpan) -> Body | None:
    """The body that a name is said to join, head or work at, though not as what."""
    first, last = _clause(scene, name)
    tokens = scene.tokens
    verb = next((place for place in range(first, last) if tokens[place].lemma in words("joining")), None)
    if verb is None:
        return None
    if tokens[verb - 1].lemma == "который" and verb > 2 and tokens[verb - 3].pos != "PROPN":
        return scene.body_at(verb - 3)
    heading = tokens[verb].lemma in words("heading")
    bodies = (body for body in scene.bodies if first <= body.first < last)
    return next((body for body in bodies if heading or tokens[body.first - 1].text.lower() in _INTO), None)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(lemma for table in ("appointing", "being", "holding") for lemma in words(table))


def _takes(verb: Token, name_cases: frozenset[str]) -> bool:
    """Whether a verb can give a post to a name in these cases."""
    passive = verb.feats.get("Voice") == "Pass" or verb.lemma.endswith("ся")
    if passive or verb.lemma not in words("appointing"):
        return "Nom" in name_cases
    return bool({"Acc", "Gen", "Dat"} & name_cases)


def _clause(scene: Scene, name: NameSpan) -> tuple[int, int]:
    """The tokens around a name up to the next `, а`, `, но` or semicolon."""
    first, last = scene.section.sentence_of(name.first)
    for place in range(name.first - 1, first, -1):
        if _parts(scene.tokens, place):
            first = place + 1
            break
    for place in range(name.last, last):
        if _parts(scene.tokens, place):
            last = place
            break
    return first, last


def _parts(tokens: Sequence[Token], place: int) -> bool:
    text = tokens[place].text
    following = tokens[place + 1].text.lower() if place + 1 < len(tokens) else ""
    return text == ";" or (text == "," and following in ("а", "но", "однако", "зато"))


def _offered(scene: Scene, first: int, last: int) -> Iterator[Phrase]:
    """The posts in the instrumental, after `на должность` or with `и.о.` of a clause."""
    tokens = scene.tokens
    for place in range(first, last):
        if scene.name_at(place) or scene.body_at(place):
            continue
        if acting_from(scene, place):
            yield Phrase(place, place, phrase_end(scene, place, last))
        elif head(tokens[place]) in (Head.POST, Head.OCCUPATION):
            start = phrase_start(scene, place)
            yield from _given(scene, tokens[start - 1] if start > first else None, place, last)


def _given(scene: Scene, governor: Token | None, place: int, last: int) -> Iterator[Phrase]:
    """The post with its noun at `place`, where its case or the word before it lets it be given to somebody."""
    token = scene.tokens[place]
    plural = is_plural(token)
    if _instrumental(token, plural) and not (governor and governor.text.lower() in _WITH):
        yield phrase_at(scene, place, phrase_end(scene, place, last), plural=plural)
    elif governor and governor.lemma in words("offices") and "Gen" in cases(token.text):
        post = phrase_at(scene, place, phrase_end(scene, place, last))
        yield replace(post, acting=governor.lemma == "обязанность")


def _instrumental(token: Token, plural: bool) -> bool:
    return "Ins" in cases(token.text, plural=plural) and token.feats.get("Case", "Ins") == "Ins"


def _taken(scene: Scene, phrase: Phrase, name: NameSpan) -> bool:
    """Whether another name stands between a post and this one."""
    low, high = sorted((phrase.head, name.first))
    return any(low < other.first < high for other in scene.names)


def _distance(phrase: Phrase, name: NameSpan) -> int:
    return name.first - phrase.last if phrase.last <= name.first else phrase.first - name.last


def _meant_before(scene: Scene, first: int, last: int) -> Phrase | None:
    """`Депутаты избрали уполномоченного. Им стала Анна Рейн`: the last post of the sentence before."""
    if not any(token.text.lower() in _PRONOUNS for token in scene.tokens[first : min(last, first + 2)]):
        return None
    start, _ = scene.section.sentence_of(first)
    if not start:
        return None
    before, end = scene.section.sentence_of(start - 1)
    heads = [place for place in range(before, end) if head(scene.tokens[place]) == Head.POST]
    return phrase_at(scene, heads[-1], phrase_end(scene, heads[-1], end)) if heads else None
