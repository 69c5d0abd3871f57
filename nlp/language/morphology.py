"""Dictionary morphology: lemmas and inflection by pymorphy3, cached. The only door to pymorphy3."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

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
    if word.isascii():  # numbers, marks and Latin words have no other form
        return word.lower()
    wanted = _GRAMMEMES.get(pos, ())
    return _only_lemma(word, wanted) or _likeliest_lemma(word, wanted)


def _only_lemma(word: str, wanted: tuple[str, ...]) -> str | None:
    """The lemma where the dictionary knows the word and all fitting readings agree: no probabilities needed."""
    if len(word) == 1:  # may be an initial, which is in no dictionary
        return None
    dictionary = analyzer().dictionary
    known = dictionary.words.similar_items(word.lower(), analyzer().char_substitutes)
    readings = [(form, *place) for form, places in known for place in places]
    fitting = [reading for reading in readings if _part(*reading[1:]) in wanted] or readings
    lemmas = {dictionary.build_normal_form(paradigm, place, form) for form, paradigm, place in fitting}
    return str(lemmas.pop()) if len(lemmas) == 1 else None


def _likeliest_lemma(word: str, wanted: tuple[str, ...]) -> str:
    found = parses(word)
    parse = next((parse for parse in found if parse.tag.POS in wanted), found[0])
    return str(parse.normal_form)


@lru_cache(maxsize=100_000)
def _part(paradigm: int, place: int) -> str | None:
    part: str | None = analyzer().dictionary.build_tag_info(paradigm, place).POS
    return part
