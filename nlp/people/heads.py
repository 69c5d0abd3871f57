"""Which word makes a phrase a post (`директор`, `и.о.`, `заведующая`), and which only seems to (`студентка`)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from nlp.document import Token
from nlp.language.dictionary import is_living
from nlp.language.inflection import CASES, readings
from nlp.people.lexicon import post, words

_UD = {opencorpora: ud for ud, opencorpora in CASES.items()}
ALL_CASES = frozenset(CASES)
#: participles that stand for a post, whatever the tagger makes of them
_PARTICIPLES = {"заведующ": "заведующий", "исполняющ": "исполняющий", "управляющ": "управляющий"}


_ACTING = frozenset({"врио", "врип", "ио"})


class Head(StrEnum):
    """What a noun before a name says of the person."""

    #: a post of the lexicon
    POST = "post"
    #: an occupation that the lexicon lacks: any other noun for a person
    OCCUPATION = "occupation"
    #: no post: pupils, kinship, honours
    ROLE = "role"


@lru_cache(maxsize=50_000)
def noun(word: str, lemma: str) -> str:
    """The dictionary form by which the lexicon knows a word."""
    lower = word.lower()
    usual = lower if post(lower) else lemma
    return next((form for stem, form in _PARTICIPLES.items() if lower.startswith(stem)), usual)


@lru_cache(maxsize=50_000)
def cases(word: str, *, plural: bool = False) -> frozenset[str]:
    """The cases of one number that a word can stand in; what is not declined stands in all."""
    found = readings(word)
    number = "plur" if plural else "sing"
    possible = (_UD.get(reading.case) for reading in found if reading.number == number)
    return frozenset(filter(None, possible)) if found else ALL_CASES


def head(token: Token) -> Head | None:
    """What a word makes of the name after it; None where it is no noun for a person."""
    return _head(token.text, token.lemma, token.pos)


@lru_cache(maxsize=50_000)
def _head(word: str, lemma: str, pos: str) -> Head | None:
    form = noun(word, lemma)
    if form in words("roles") or form.endswith(("классник", "классница", "курсник", "курсница")):
        return Head.ROLE
    if post(form) and (pos in ("NOUN", "PROPN", "X") or form != lemma or is_living(word.lower())):
        return Head.POST
    return Head.OCCUPATION if pos == "NOUN" and is_living(word.lower()) else None


def is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural, by the tagger or, where it does not say, by the dictionary."""
    return token.feats.get("Number") == "Plur" or not (token.feats.get("Number") or cases(token.text))


def acting(tokens: Sequence[Token], stop: int) -> int:
    """Where `и.о.`, `врио` or `вр.и.о.` begins that ends at token `stop`; `stop` itself where none does."""
    last = tokens[stop - 1].text if stop else ""
    if last != ".":
        return stop - 1 if last.lower() in _ACTING else stop
    if [token.text.lower() for token in tokens[max(0, stop - 4) : stop]] != ["и", ".", "о", "."]:
        return stop
    temporary = [token.text.lower() for token in tokens[max(0, stop - 6) : stop - 4]] == ["вр", "."]
    return stop - 6 if temporary else stop - 4
