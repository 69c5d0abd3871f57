"""The words around a time: where it lies, seen from the day of the release, and whether it is one at all."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from pathlib import Path

from nlp.dates.moments import Direction
from nlp.document import Section, Token

_DATA = tomllib.loads((Path(__file__).parents[2] / "models" / "dates" / "context.toml").read_text("utf-8"))
_PLANNED, _ORDERED, _MANAGED, _EVENT, _LASTING = (
    frozenset(_DATA[name]) for name in ("planned", "ordered", "managed", "event", "lasting")
)

_DASHES = frozenset("–—-")
_MARKS = _DASHES | frozenset(",;:")
_BOUNDS = {"до", "к", "ко", "не позднее"}
#: what a nominal clause hangs on does not tell its time: `добавила, что в феврале – полигон`
_CLAUSES = {"ccomp", "parataxis", "csubj", "advcl", "acl", "acl:relcl"}
#: no past tense ends so, whatever the tagger says: `с 22 сентября поселим`
_NOT_PAST = re.compile(r"(?:[ую]|[еёи]м|[еёи]т|[уюая]т|[еёи]шь)(?:ся|сь)?$")
_OF_DAY = re.compile(r"\s+(?:утром|днём|днем|вечером|ночью)\b")
_ALREADY = re.compile(r"\s+уже\b")
_FOR_NOW = re.compile(r"\b(?:на|уже|как)\s+$", re.IGNORECASE)
#: characters in front of a word that tell of it
_NEAR = 12
#: tokens that may part a verb from its auxiliary: `будут весной полностью закрыты`
_APART = 8
#: words from a time up to its verb
_DEPTH = 40
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]*)[»\"”“]")


def direction(section: Section, place: int, preposition: str) -> Direction:
    """Whether the time at a place of the clean text is past or to come, by its preposition and the verb over it."""
    verb = governor(section, place)
    tense = Direction.OPEN if verb is None else _tense(section, verb, preposition)
    if preposition not in _BOUNDS:
        return tense
    return Direction.OPEN if verb is not None and _went_on(section.analysis.tokens[verb]) else Direction.NEXT


def is_this_day(section: Section, place: int, stop: int) -> bool:
    """Whether `сегодня` is the day of the release and not nowadays."""
    text = section.analysis.text
    if _OF_DAY.match(text, stop):
        return True
    if _FOR_NOW.search(text[max(0, place - _NEAR) : place]) or _ALREADY.match(text, stop):
        return False
    verb = governor(section, place)
    if verb is None:
        return False
    token = section.analysis.tokens[verb]
    if token.feats.get("Tense") == "Pres" or token.feats.get("VerbForm") == "Inf":
        return token.lemma in _EVENT
    return token.pos == "VERB" and token.lemma not in _LASTING


def is_eve(section: Section, place: int) -> bool:
    """Whether `накануне` is yesterday and not the eve of something (накануне праздника)."""
    tokens, verb = section.analysis.tokens, governor(section, place)
    here = _token_at(section, place)
    of_something = any(token.feats.get("Case") == "Gen" for token in tokens[here + 1 : here + 2])
    return verb is not None and not of_something and tokens[verb].feats.get("Tense") == "Past"


def is_due(section: Section, place: int) -> bool:
    """Whether `в течение месяца` bounds what is to be done (создать, выплатят) and does not say how long it lasts."""
    verb = governor(section, place)
    if verb is None:
        return False
    token = section.analysis.tokens[verb]
    to_do = token.feats.get("VerbForm") == "Inf" or token.feats.get("Tense") == "Fut" or _will_be(section, verb)
    return to_do and token.feats.get("Aspect") == "Perf"


def titles(text: str) -> list[tuple[int, int]]:
    """Quoted names of laws, programmes and events, whose dates are none: закон «О бюджете на 2025 год»."""
    return [match.span() for match in _QUOTED.finditer(text) if _is_title(text, match)]


def inside(spans: list[tuple[int, int]], place: int) -> bool:
    """Whether one of the spans, which are in order, holds a place."""
    before = bisect_right(spans, (place, 0)) - 1
    return before >= 0 and place < spans[before][1]


def _is_title(text: str, match: re.Match[str]) -> bool:
    """A name follows a word directly and is no sentence; speech follows a colon, a comma or nothing."""
    before, inside = text[max(0, match.start() - _NEAR) : match.start()].rstrip(), match[1]
    named = before[-1:].isalpha() or before.endswith((")", "»"))
    return named and inside[:1].isupper() and not re.search(r"[.!?…]\s*$|[.!?…]\s+[А-ЯЁ]", inside)


def governor(section: Section, place: int) -> int | None:
    """The verb or short adjective over a place of the clean text, as a token; None where there is none.

    Where marks part the tree's verb from the time, the verb that follows in its own stretch is nearer: `объявил о мере:
    с 1 сентября студенты станут получать`; a time behind a dash has none (`срок – 21 октября`).
    """
    tokens = section.analysis.tokens
    here = _token_at(section, place)
    above = _above(tokens, here)
    if above is None or above >= here or not any(token.text in _MARKS for token in tokens[above:here]):
        return above
    return None if tokens[here - 1].text in _DASHES else next(_finite_behind(tokens, here), above)


def _finite_behind(tokens: Sequence[Token], here: int) -> Iterator[int]:
    """The finite verbs between a token and the next mark."""
    stretch = takewhile(lambda place: tokens[place].pos != "PUNCT", range(here + 1, len(tokens)))
    return (place for place in stretch if _governs(tokens[place]) and tokens[place].feats.get("VerbForm") == "Fin")


def _above(tokens: Sequence[Token], here: int) -> int | None:
    for _ in range(_DEPTH):
        if not 0 <= here < len(tokens):
            return None
        token = tokens[here]
        if _governs(token):
            return here
        if token.rel in _CLAUSES:
            return None
        here = token.head
    return None


def _governs(token: Token) -> bool:
    if token.pos == "VERB":
        return token.feats.get("VerbForm") != "Conv"
    return token.pos == "ADJ" and token.feats.get("Variant") == "Short"


def _token_at(section: Section, place: int) -> int:
    return bisect_right(section.analysis.tokens, place, key=lambda token: token.start) - 1


def _tense(section: Section, verb: int, preposition: str) -> Direction:
    token = section.analysis.tokens[verb]
    tense, form = token.feats.get("Tense"), token.feats.get("VerbForm")
    if token.pos == "ADJ" or token.lemma in _PLANNED or tense == "Fut" or _will_be(section, verb):
        return Direction.FUTURE
    if form == "Inf":
        return Direction.PAST if _managed(section, token.head) else Direction.FUTURE
    if form == "Fin" and _NOT_PAST.search(token.text.lower()):
        return Direction.FUTURE if token.feats.get("Aspect") == "Perf" else Direction.OPEN
    if tense != "Past":
        return Direction.OPEN
    ahead = token.lemma in _ORDERED and preposition in ("на", "с", "со")
    return Direction.FUTURE if ahead else Direction.PAST


def _will_be(section: Section, verb: int) -> bool:
    """`будут приняты`, `будет доплачивать`"""
    helpers = section.analysis.tokens[max(0, verb - _APART) : verb]
    return any(token.head == verb and token.pos == "AUX" and token.text.lower().startswith("буд") for token in helpers)


def _managed(section: Section, head: int) -> bool:
    if head < 0:
        return False
    token = section.analysis.tokens[head]
    return token.lemma in _MANAGED and token.feats.get("Tense") == "Past"


def _went_on(token: Token) -> bool:
    """`до 1 марта принимали заявки`: the end may be past."""
    feats = token.feats
    return feats.get("Tense") == "Past" and feats.get("Aspect") == "Imp" and feats.get("VerbForm") == "Fin"
