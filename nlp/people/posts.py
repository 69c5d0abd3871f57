"""The post beside a name: `директор техникума Олег Рейн`, `Олег Рейн, исполняющий обязанности директора,`."""

from __future__ import annotations

from typing import NamedTuple

from nlp.document import Token
from nlp.people.heads import ALL_CASES, Head, acting, cases, head, noun
from nlp.people.lexicon import words
from nlp.people.phrases import (
    DASHES,
    Phrase,
    acting_from,
    belongs,
    in_series,
    noun_from,
    opening_of,
    phrase_at,
    phrase_end,
    phrase_start,
)
from nlp.people.scene import Scene
from nlp.people.spans import NameSpan

#: words between a comma and a post: `Олег Рейн, ныне директор колледжа`
_NOW = frozenset({"ныне", "сейчас", "теперь", "тогда", "также", "а", "он", "же", "тоже", "в", "то", "время"})


class _Found(NamedTuple):
    place: int
    kind: Head


def post_before(scene: Scene, name: NameSpan, name_cases: frozenset[str], *, plural: bool = False) -> Phrase | None:
    """The post that leads to a name, or None; a name in one of `name_cases` needs a post in one of them.

    `plural`: the post of several, of whom the name is the first (`заместители министра Анна Рейн и Олег Кох`).
    """
    last = name.first - _mark_before(scene, name)
    chosen = None
    for place, kind in _heads(scene, last, name_cases, plural):
        if chosen is None and (kind == Head.ROLE or _is_honour(scene, place, last)):
            last = phrase_start(scene, place)  # `член совета профессор Рейн`
            last -= last > 0 and scene.tokens[last - 1].text == ","
        elif chosen is None or (kind == Head.POST and _hangs(scene, chosen)):
            chosen = place
        else:
            break
    return None if chosen is None else phrase_at(scene, chosen, last, plural=plural)


def post_after(scene: Scene, name: NameSpan, name_cases: frozenset[str]) -> Phrase | None:
    """The post in apposition behind a name: after a comma, in brackets, after a dash; None where there is none."""
    tokens = scene.tokens
    end = scene.section.sentence_of(name.first)[1]
    if name.last >= end - 1 or tokens[name.last].text not in {",", "(", *DASHES}:
        return None
    place = _apposed(scene, name.last + 1, end)
    if place is None or not _agrees(scene, place, name_cases):
        return None
    last = phrase_end(scene, place, end)
    if last < end and (scene.name_at(last) or (tokens[last].text in DASHES and scene.name_at(last + 1))):
        return None  # `Анна Рейн, директор колледжа Олег Шмидт и …`: the post is the next one's
    return phrase_at(scene, place, last)


def _apposed(scene: Scene, first: int, end: int) -> int | None:
    """The noun of what stands behind a name, behind titles too: `Рейн, кандидат наук, ныне директор колледжа`."""
    tokens = scene.tokens
    while first < end and tokens[first].text.lower() in _NOW:
        first += 1
    place = noun_from(scene, first, end)
    if place is None or not _is_title(scene, _Found(place, head(tokens[place]) or Head.OCCUPATION)):
        return place
    last = phrase_end(scene, place, end)
    return _apposed(scene, last + 1, end) if last < end and tokens[last].text == "," else None


def _agrees(scene: Scene, place: int, name_cases: frozenset[str]) -> bool:
    token = scene.tokens[place]
    return bool(acting_from(scene, place)) or (head(token) == Head.POST and bool(cases(token.text) & name_cases))


def _mark_before(scene: Scene, name: NameSpan) -> int:
    """1 where a comma or dash parts post and name: `руководитель, Керим Рейн,`, `начальник – Л. Рейн`."""
    tokens = scene.tokens
    if name.first < 2:
        return 0
    mark = tokens[name.first - 1].text
    closed = name.last < len(tokens) and tokens[name.last].text in ",.)"
    return int(mark in DASHES or mark == ":" or (mark == "," and closed))


def _heads(scene: Scene, stop: int, name_cases: frozenset[str], plural: bool) -> list[_Found]:
    """The nouns for a person that could lead to a name before `stop`, the nearest first."""
    tokens = scene.tokens
    start = scene.section.sentence_of(stop - 1)[0] if stop else 0
    found: list[_Found] = []
    place, begun = stop - 1, False  # `begun`: what was read so far begins with a post and its adjectives
    while place >= start and not scene.name_at(place):
        token, body, opening = tokens[place], scene.body_at(place), opening_of(scene, place)
        prefix, kind = acting(tokens, place + 1), head(token)
        if body or opening is not None:
            place, begun = body.first if body else opening or 0, False
        elif prefix <= place:
            found.append(_Found(prefix, Head.POST))
            place, begun = prefix, True
        elif kind and cases(token.text, plural=plural) & name_cases:
            found.append(_Found(place, kind))
            begun = True
        elif token.text == "," and begun and _is_title(scene, found[-1]):
            begun = False  # `директор школы, заслуженный учитель Рейн`
        elif not _leads(scene, place, stop, begun):
            break
        elif token.pos in ("NOUN", "PROPN"):
            begun = False
        place -= 1
    return found


def _is_title(scene: Scene, found: _Found) -> bool:
    return found.kind == Head.ROLE or _is_honour(scene, found.place, found.place)


def _leads(scene: Scene, place: int, stop: int, begun: bool) -> bool:
    """Whether a post can go on left of `place`, which is no post itself."""
    token = scene.tokens[place]
    if token.pos == "ADP" or token.text.lower() == "и":
        return not begun and place < stop - 1  # `с директором Рейном`, `ректор и директор Рейн`, `…, и Рейн`
    if token.text in DASHES:
        return begun or scene.tokens[place + 1].text[0].isupper()  # `округа – Югры`
    if token.text == ",":
        return not begun and in_series(scene, place, stop)
    return token.pos == "NUM" or belongs(scene, place)


def _is_honour(scene: Scene, place: int, last: int) -> bool:
    """Whether a post is only a title: `заслуженный учитель`, `профессор` with nothing behind it."""
    token = scene.tokens[place]
    if noun(token.text, token.lemma) in words("bare") and place + 1 == last:
        return True
    if noun(token.text, token.lemma) in words("elected"):
        return False
    stems = tuple(words("honours"))
    return any(before.text.lower().startswith(stems) for before in scene.tokens[phrase_start(scene, place) : place])


def _hangs(scene: Scene, place: int) -> bool:
    """Whether a post hangs on another: `заместитель министра`, `заместитель губернатора – министр финансов`."""
    first = phrase_start(scene, place)
    return _oblique(scene.tokens[place]) or (first > 0 and scene.tokens[first - 1].text in DASHES)


def _oblique(token: Token) -> bool:
    possible = cases(token.text)
    return "Gen" in possible and possible != ALL_CASES
