"""How far a post goes: from its adjectives and `и.о.` on the left to the last word that hangs on it on the right."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.document import Token
from nlp.language.inflection import may_be, readings
from nlp.people.heads import acting, cases, head, is_plural, noun
from nlp.people.lexicon import kinds, words
from nlp.people.scene import Scene

DASHES = frozenset("–—-−")
_CLOSING = {"»": "«", "”": "“", "“": "„", ")": "(", '"': '"'}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}
_POSSESSIVE = frozenset({"его", "её", "ее", "их"})
#: what a post can consist of, beside bodies and quoted names
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "X", "SYM", "DET", "ADP"})
#: words before a dot inside a post: `зам. директора`
_SHORTENED = frozenset({"зам", "им", "обл", "г", "р"})
#: prepositions that say what a post is about: `заместитель директора по производству`
_ABOUT = frozenset({"по", "при", "от", "за", "для"})
#: posts that govern the instrumental: `заведующий кафедрой`
_GOVERNING = frozenset({"заведующий", "заведующая", "управляющий"})


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


def phrase_at(scene: Scene, place: int, last: int, *, plural: bool = False) -> Phrase:
    """The post whose noun is at `place` and that ends before `last`."""
    first = phrase_start(scene, place)
    owned = first > 0 and scene.tokens[first - 1].text.lower() in _POSSESSIVE
    return Phrase(first, place, last, owned, plural)


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


def phrase_end(scene: Scene, place: int, end: int) -> int:
    """Where a post whose noun is at `place` ends, at `end` at the latest."""
    tokens = scene.tokens
    last = place + max(1, acting_from(scene, place))
    while last < end and not scene.name_at(last):
        body, closing = scene.body_at(last), closing_of(scene, last)
        if body:
            last = body.last
        elif closing:
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


def noun_from(scene: Scene, first: int, end: int) -> int | None:
    """The noun, or `и.о.`, that a phrase beginning at `first` is about, behind its adjectives."""
    for place in range(first, end):
        token = scene.tokens[place]
        if acting_from(scene, place) or head(token) or token.pos in ("NOUN", "PROPN"):
            return place
        if token.text.lower() != "временно" and not _adjectival(token):
            return None
    return None


def opening_of(scene: Scene, place: int) -> int | None:
    """The opening quotation mark or bracket of the closing one at `place`."""
    return _partner(scene, place, -1, _CLOSING)


def closing_of(scene: Scene, place: int) -> int | None:
    """The closing quotation mark or bracket of the opening one at `place`."""
    return _partner(scene, place, 1, _OPENING)


def belongs(scene: Scene, place: int) -> bool:
    """Whether a token can be part of a post that other words began."""
    token = scene.tokens[place]
    if token.text == ".":
        return place > 0 and scene.tokens[place - 1].text.lower() in _SHORTENED
    if token.pos == "NUM":  # `директор школы № 2`, but `избран главой района 5 декабря`
        return place > 0 and scene.tokens[place - 1].text == "№"
    participle = token.pos == "VERB" and bool(token.feats.get("Case"))
    return token.pos in _INSIDE or participle or token.text in ("№", "-", "/") or token.text.lower() == "временно"


def in_series(scene: Scene, comma: int, end: int) -> bool:
    """Whether a comma stands in a series of fields: `министр труда, занятости и социальной защиты`."""
    tokens = scene.tokens
    if not comma or not may_be(tokens[comma - 1].text, "Gen") or tokens[comma - 1].pos != "NOUN":
        return False
    for place, token in enumerate(tokens[comma + 1 : end]):
        if token.text.lower() == "и":
            return place > 0
        if token.text != "," and (token.pos not in ("NOUN", "ADJ") or not may_be(token.text, "Gen") or head(token)):
            return False
    return False


def _continues(scene: Scene, place: int, end: int) -> bool:
    """Whether a post that began before goes on with the token at `place`."""
    token = scene.tokens[place]
    if token.text.lower() == "и":
        following = noun_from(scene, place + 1, end)
        return following is not None and not (head(scene.tokens[following]) or scene.name_at(following))
    if token.text == ",":
        return in_series(scene, place, end)
    if token.pos == "ADP" and token.text.lower() not in _ABOUT:
        return _says_where(scene, place + 1, end)
    if token.pos in ("NOUN", "ADJ") and token.feats.get("Case") in ("Ins", "Nom"):
        return may_be(token.text, "Gen") or _governed(scene, place)
    return belongs(scene, place)


def _says_where(scene: Scene, first: int, end: int) -> bool:
    """Whether a place or a body follows: `уполномоченный … в Пермском крае`, but `назначен директором в среду`."""
    for place in range(first, end):
        token = scene.tokens[place]
        if scene.body_at(place) or token.text[0].isupper() or token.lemma in kinds():
            return True
        if token.pos not in ("ADJ", "DET"):
            return False
    return False


def _governed(scene: Scene, place: int) -> bool:
    """Whether a noun hangs on a preposition or on `заведующий`, not on the verb (`назначен директором приказом`)."""
    tokens = scene.tokens
    while place and tokens[place - 1].pos in ("ADJ", "DET"):
        place -= 1
    before = tokens[place - 1]
    return before.pos == "ADP" or noun(before.text, before.lemma) in _GOVERNING


def _modifies(token: Token, post: Token) -> bool:
    if token.text.lower() == "временно":
        return True
    if token.pos not in ("ADJ", "VERB") or not _adjectival(token):
        return False
    plural = is_plural(post)
    return bool(cases(token.text, plural=plural) & cases(post.text, plural=plural))


def _adjectival(token: Token) -> bool:
    return any(reading.adjectival for reading in readings(token.text))


def _partner(scene: Scene, place: int, step: int, marks: dict[str, str]) -> int | None:
    wanted = marks.get(scene.tokens[place].text)
    if wanted is None:
        return None
    start, end = scene.section.sentence_of(place)
    around = range(place + step, end) if step > 0 else range(place + step, start - 1, step)
    return next((other for other in around if scene.tokens[other].text == wanted), None)
