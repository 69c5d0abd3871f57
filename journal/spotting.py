"""Where in a text the words stand that fit a query: it is searched for how they may begin, not read word by word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from journal.terms import fits, placed_words, plain
from nlp.language.morphology import is_known
from nlp.language.paradigms import inflected

_MODELS = Path(__file__).parents[1] / "models"

#: letters by which words are told apart before they are looked up; what short forms end with may begin sooner
_FIRST, _LONG, _FIRST_OF_SHORT = 3, 6, 2
#: beginnings of words whose dictionary form begins with another letter: «дети»
_SUPPLETIVE = tuple(tomllib.loads((_MODELS / "suppletion.toml").read_text("utf-8"))["beginnings"])
#: what stands in front of a compared form: «понадёжнее», «наилучший»
_COMPARING = ("по", "наи")
#: texts in which a word in plain letters is that word in lower case, ё as е…
_USUAL = re.compile("[\x00-\x7fА-яЁё«»°§·\u00a0\u2010-\u2027\u2030-\u203a№₽]*")
#: …but for words in which both alphabets meet
_LATIN = re.compile("[a-z]")
_MIXED = re.compile("[а-я][a-z]|[a-z][а-я]")


class _Wanted(NamedTuple):
    """What may fit, as far as it can be told without looking a word up."""

    #: how it begins; the dictionary tells it of its words, of others the first letters stay behind what comparison adds
    beginnings: tuple[str, ...]
    #: the words of the dictionary
    inflected: frozenset[str]


def spots(text: str, wanted: tuple[str, ...], prefix: str) -> Iterator[int]:
    """Where the words begin that have one of the forms, or one that begins with the prefix (empty for none)."""
    known = _known(wanted, prefix)
    for start, word in _begun(text, known.beginnings):
        if (prefix or word in known.inflected or not is_known(word)) and fits(word, wanted, prefix):
            yield start


@lru_cache(maxsize=10_000)
def _known(wanted: tuple[str, ...], prefix: str) -> _Wanted:
    found = frozenset(plain(word) for form in wanted for word in inflected(form))
    first = [form[: _FIRST if len(form) >= _LONG else _FIRST_OF_SHORT] for form in wanted]
    begun = {*first, *(word[:_FIRST] for word in found), *(f"{added}{form}" for added in _COMPARING for form in first)}
    return _Wanted(_shortest(begun | {prefix[:1], *_SUPPLETIVE} if prefix else begun), found)


def _shortest(beginnings: Iterable[str]) -> tuple[str, ...]:
    """Those that none of the others begins."""
    kept: list[str] = []
    for one in sorted(beginnings):
        if not kept or not one.startswith(kept[-1]):
            kept.append(one)
    return tuple(kept)


def _begun(text: str, beginnings: tuple[str, ...]) -> list[tuple[int, str]]:
    """Places and plain letters of the words that begin so, in their order."""
    low = text.lower().replace("ё", "е")
    if not _USUAL.fullmatch(text) or (_LATIN.search(low) and _MIXED.search(low)):
        words = ((start, plain(word)) for word, start, _ in placed_words(text))
        return [(start, word) for start, word in words if word.startswith(beginnings)]
    places = sorted(place for one in beginnings for place in _places(low, one))
    return [(place, placed_words(low, place, 1)[0][0]) for place in places]


def _places(text: str, beginning: str) -> Iterator[int]:
    place = text.find(beginning)
    while place >= 0:
        if not place or not text[place - 1].isalnum():
            yield place
        place = text.find(beginning, place + 1)
