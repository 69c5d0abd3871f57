"""Dictionary morphology: lemmas and inflection by pymorphy3, cached. The only door to pymorphy3."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pymorphy3

#: parts of speech of Universal Dependencies → grammemes of OpenCorpora that may stand for them
_GRAMMEMES = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "PRTF", "COMP"),
    "DET": ("ADJF", "NPRO"),
    "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"),
    "AUX": ("VERB", "INFN"),
    "ADV": ("ADVB", "COMP", "PRED"),
    "PRON": ("NPRO",),
    "NUM": ("NUMR", "ADJF"),
    "ADP": ("PREP",),
}


@lru_cache(maxsize=1)
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The one analyzer of the process (its dictionaries take 15 MB)."""
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def parses(word: str) -> tuple[Any, ...]:
    """All pymorphy3 parses of a word, likeliest first."""
    return tuple(analyzer().parse(word))


@lru_cache(maxsize=200_000)
def lemma(word: str, pos: str = "") -> str:
    """The dictionary form in lower case, of the reading that fits the part of speech where one does."""
    if word.isascii() or word.lower() == word.upper():  # numbers, marks and Latin words have no other form
        return word.lower()
    return _known_lemma(word.lower(), pos) or _guessed_lemma(word, pos)


def _known_lemma(word: str, pos: str) -> str | None:
    """The lemma of a dictionary word, by its readings alone; their probabilities are asked only where lemmas differ."""
    if len(word) == 1:  # may be an initial, which is in no dictionary
        return None
    words = analyzer().dictionary.words
    known = words.similar_items(word, analyzer().char_substitutes) if "е" in word else [(word, words.get(word, ()))]
    found = [(form, *_fitting(tuple(places), pos)) for form, places in known]
    fits = any(fit for _, fit, _ in found)
    readings = [(form, ending) for form, fit, endings in found if fit == fits for ending in endings]
    if len(readings) > 1:
        return _likeliest(word, readings)
    return readings[0][1].lemma(readings[0][0]) if readings else None


def _likeliest(word: str, readings: Sequence[tuple[str, _Ending]]) -> str:
    lemmas = {ending.lemma(form) for form, ending in readings}
    if len(lemmas) == 1:
        return lemmas.pop()
    probability = analyzer().prob_estimator.p_t_given_w.prob
    chances = [max(probability(word, tag) for tag in ending.tags) for _, ending in readings]
    form, ending = readings[chances.index(max(chances))]
    return ending.lemma(form)


def _guessed_lemma(word: str, pos: str) -> str:
    wanted = _GRAMMEMES.get(pos, ())
    found = parses(word)
    parse = next((parse for parse in found if parse.tag.POS in wanted), found[0])
    return str(parse.normal_form)


class _Ending(NamedTuple):
    """How a form becomes its lemma, and the tags of the readings that say so."""

    prefix: int
    suffix: int
    first_prefix: str
    first_suffix: str
    tags: tuple[Any, ...] = ()

    def lemma(self, form: str) -> str:
        return self.first_prefix + form[self.prefix : len(form) - self.suffix] + self.first_suffix


@lru_cache(maxsize=50_000)
def _fitting(places: tuple[tuple[int, int], ...], pos: str) -> tuple[bool, tuple[_Ending, ...]]:
    """The endings of readings that fit a part of speech, else of all; whether they fit. Words of one kind share them."""
    tags = {place: analyzer().dictionary.build_tag_info(*place) for place in places}
    fitting = [place for place in places if tags[place].POS in _GRAMMEMES.get(pos, ())]
    endings: dict[_Ending, tuple[Any, ...]] = {}
    for place in fitting or places:
        ending = _ending(*place)
        endings[ending] = (*endings.get(ending, ()), tags[place])
    return bool(fitting), tuple(ending._replace(tags=tags) for ending, tags in endings.items())


def _ending(paradigm: int, place: int) -> _Ending:
    dictionary = analyzer().dictionary
    numbers = dictionary.paradigms[paradigm]  # the suffixes of all forms, their tags, their prefixes
    forms = len(numbers) // 3
    prefix, first_prefix = (dictionary.paradigm_prefixes[numbers[2 * forms + form]] for form in (place, 0))
    suffix, first_suffix = (dictionary.suffixes[numbers[form]] for form in (place, 0))
    return _Ending(len(prefix), len(suffix), first_prefix, first_suffix)
