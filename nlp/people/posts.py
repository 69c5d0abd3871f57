"""The post beside a name: `директор техникума Олег Рейн`, `Олег Рейн, исполняющий обязанности директора,`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from nlp.document import Token
from nlp.language.inflection import may_be, readings
from nlp.people.heads import ALL_CASES, Head, acting, cases, head, is_plural, noun
from nlp.people.lexicon import words
from nlp.people.scene import Scene
from nlp.people.spans import NameSpan

#: what can stand between the noun of a post and the name, beside bodies and quoted names
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM", "DET", "ADP"})
_CLOSING = {"»": "«", "”": "“", "“": "„", ")": "(", '"': '"'}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
DASHES = frozenset("–—-−")
_POSSESSIVE = frozenset({"его", "её", "ее", "их"})
#: words between a comma and a post: `Олег Рейн, ныне директор колледжа`
_NOW = frozenset({"ныне", "сейчас", "теперь", "тогда", "также", "а", "он", "же", "тоже", "в", "то", "время"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A post with all that hangs on it: tokens `[first, last)`, `head` is the noun it is held by."""

    first: int
    head: int
    last: int
    #: `его председатель`: the body was named before
    possessive: bool = False
    #: `заместители министра`: the post of each of several
    plural: bool = False
    #: `исполняет обязанности директора`: somebody stands in for who holds it
    acting: bool = False


class _Found(NamedTuple):
    place: int
    kind: Head


def post_before(scene: Scene, name: NameSpan, name_cases: frozenset[str], *, plural: bool = False) -> Phrase | None:
    """The post that leads to a name, or None; a name in one of `name_cases` needs a post in one of them.

    `plural`: the post of several, of whom the name is the first (`заместители министра Анна Рейн и Олег Кох`).
    """
    stop = name.first - _mark_before(scene, name)
    last, chosen = stop, None
    for place, kind in _heads(scene, stop, name_cases, plural):
        bare = noun(scene.tokens[place].text, scene.tokens[place].lemma) in words("bare") and place + 1 == last
        if chosen is None and (kind == Head.ROLE or bare or _honoured(scene, place)):
            last = phrase_start(scene, place)
        elif chosen is None:
            chosen = place
        elif kind == Head.POST and (_oblique(scene.tokens[chosen]) or _joined_by_dash(scene, chosen)):
            chosen = place
        else:
            break
    if chosen is None:
        return None
    first = phrase_start(scene, chosen)
    owned = first > 0 and scene.tokens[first - 1].text.lower() in _POSSESSIVE
    return Phrase(first, chosen, last, owned, plural)


def post_after(scene: Scene, name: NameSpan, name_cases: frozenset[str]) -> Phrase | None:
    """The post in apposition behind a name: after a comma, in brackets, after a dash; None where there is none."""
    tokens = scene.tokens
    end = scene.section.sentence_of(name.first)[1]
    if name.last >= end - 1 or tokens[name.last].text not in {",", "(", *DASHES}:
        return None
    first = name.last + 1
    while first < end and tokens[first].text.lower() in _NOW:
        first += 1
    place = _noun_from(scene, first, end)
    if place is None or head(tokens[place]) != Head.POST and not acting_from(scene, place):
        return None
    if not acting_from(scene, place) and not cases(tokens[place].text) & name_cases:
        return None
    last = phrase_end(scene, place, end)
    if last < end and scene.name_at(last):
        return None  # `Анна Рейн, директор колледжа Олег Шмидт и …`: the post is the next one's
    return Phrase(phrase_start(scene, place), place, last)


def phrase_end(scene: Scene, place: int, end: int) -> int:
    """Where a post whose noun is at `place` ends, going right, at `end` at the latest."""
    tokens = scene.tokens
    last = place + max(1, acting_from(scene, place))
    while last < end and not scene.name_at(last):
        token, body = tokens[last], scene.body_at(last)
        if body:
            last = body.last
        elif token.text in _OPENING and (closing := _partner(scene, last, 1)):
            last = closing + 1
        elif _continues(scene, last, end):
            last += 1
        else:
            break
    while last > place + 1 and (tokens[last - 1].pos in ("ADP", "CCONJ") or tokens[last - 1].text == "временно"):
        last -= 1
    return last


def acting_from(scene: Scene, place: int) -> int:
    """How many tokens `и.о.` or its like takes that begins at `place`; 0 where none does."""
    for length in (1, 4, 6):
        if place + length <= len(scene.tokens) and acting(scene.tokens, place + length) == place:
            return length
    return 0


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
        token, body = tokens[place], scene.body_at(place)
        prefix = acting(tokens, place + 1)
        kind = head(token)
        if body:
            place, begun = body.first, False
        elif token.text in _CLOSING and (opening := _partner(scene, place, -1)) is not None:
            place, begun = opening, False
        elif prefix <= place:
            found.append(_Found(prefix, Head.POST))
            place, begun = prefix, True
        elif kind and cases(token.text, plural=plural) & name_cases:
            found.append(_Found(place, kind))
            begun = True
        elif not _leads(scene, place, stop, begun):
            break
        elif token.pos in ("NOUN", "PROPN"):
            begun = False
        place -= 1
    return found


def _leads(scene: Scene, place: int, stop: int, begun: bool) -> bool:
    """Whether a post can go on left of `place`, which is no post itself."""
    token = scene.tokens[place]
    if token.pos == "ADP" or token.text.lower() == "и":
        return not begun  # `с директором Рейном`, `ректор и директор Рейн`
    if token.text in DASHES:
        return begun or scene.tokens[place + 1].text[0].isupper()  # `округа – Югры`
    if token.text == ",":
        return not begun and _series(scene, place, stop)
    return _inside(scene, place)


def _continues(scene: Scene, place: int, end: int) -> bool:
    """Whether the token at `place` still belongs to a post that began before it."""
    token = scene.tokens[place]
    if token.text.lower() == "и":
        following = _noun_from(scene, place + 1, end)
        return following is not None and not (head(scene.tokens[following]) or scene.name_at(following))
    if token.text == ",":
        return _series(scene, place, end)
    if token.pos == "NUM":
        return scene.tokens[place - 1].text == "№"  # `директор школы № 2`, but `избран главой района 5 декабря`
    if token.pos in ("NOUN", "ADJ") and token.feats.get("Case") in ("Ins", "Nom"):
        return may_be(token.text, "Gen") or _governed(scene, place)
    return _inside(scene, place)


def _governed(scene: Scene, place: int) -> bool:
    """Whether a noun hangs on a preposition or on `заведующий`, and not on the verb."""
    tokens = scene.tokens
    while place and tokens[place - 1].pos in ("ADJ", "DET"):
        place -= 1
    before = tokens[place - 1]
    return before.pos == "ADP" or noun(before.text, before.lemma) in ("заведующий", "заведующая", "управляющий")


def _inside(scene: Scene, place: int) -> bool:
    token = scene.tokens[place]
    if token.text == ".":  # `зам. директора`
        return place > 0 and scene.tokens[place - 1].text.lower() in ("зам", "им", "обл", "г", "р")
    participle = token.pos == "VERB" and bool(token.feats.get("Case"))
    return token.pos in _INSIDE or participle or token.text in "№-/" or token.text.lower() == "временно"


def _series(scene: Scene, comma: int, end: int) -> bool:
    """Whether a comma stands in a series of fields: `министр труда, занятости и социальной защиты`."""
    tokens = scene.tokens
    if not comma or not may_be(tokens[comma - 1].text, "Gen") or tokens[comma - 1].pos != "NOUN":
        return False
    for token in tokens[comma + 1 : end]:
        if token.text.lower() == "и":
            return True
        if token.text != "," and (token.pos not in ("NOUN", "ADJ") or not may_be(token.text, "Gen") or head(token)):
            return False
    return False


def phrase_start(scene: Scene, place: int) -> int:
    """Where the post with its noun at `place` begins: its adjectives and `и.о.`, without `бывший` and the like."""
    tokens = scene.tokens
    first = place
    while first:
        prefix = acting(tokens, first)
        if prefix < first:
            return prefix
        token = tokens[first - 1]
        if token.lemma in words("left_out") or not _modifies(token, tokens[place]) or scene.body_at(first - 1):
            break
        first -= 1
    return first


def _modifies(token: Token, post: Token) -> bool:
    if token.text.lower() == "временно":
        return True
    plural = is_plural(post)
    agree = cases(token.text, plural=plural) & cases(post.text, plural=plural)
    return token.pos in ("ADJ", "VERB") and any(reading.adjectival for reading in readings(token.text)) and bool(agree)


def _honoured(scene: Scene, place: int) -> bool:
    """Whether a post is an honour: `заслуженный учитель`."""
    first = phrase_start(scene, place)
    return any(token.lemma in words("honours") for token in scene.tokens[first:place])


def _oblique(token: Token) -> bool:
    """Whether a post can hang on another one: `заместитель министра`."""
    return "Gen" in cases(token.text) and cases(token.text) != ALL_CASES


def _joined_by_dash(scene: Scene, place: int) -> bool:
    """`заместитель губернатора – министр финансов` is one post."""
    first = phrase_start(scene, place)
    return first > 0 and scene.tokens[first - 1].text in DASHES


def _noun_from(scene: Scene, first: int, end: int) -> int | None:
    """The noun, or `и.о.`, that a phrase beginning at `first` is about, behind its adjectives."""
    for place in range(first, end):
        token = scene.tokens[place]
        if acting_from(scene, place) or head(token):
            return place
        if token.pos == "NOUN" or not (any(r.adjectival for r in readings(token.text)) or token.text.lower() == "временно"):
            return place if token.pos in ("NOUN", "PROPN") else None
    return None


def _partner(scene: Scene, place: int, step: int) -> int | None:
    """The other quotation mark or bracket of the one at `place`, in the same sentence."""
    start, end = scene.section.sentence_of(place)
    wanted = (_CLOSING if step < 0 else _OPENING)[scene.tokens[place].text]
    place += step
    while start <= place < end:
        if scene.tokens[place].text == wanted:
            return place
        place += step
    return None
