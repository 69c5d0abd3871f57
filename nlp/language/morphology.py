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
    found = parses(word)
    wanted = _GRAMMEMES.get(pos, ())
    for parse in found:
        if parse.tag.POS in wanted:
            return str(parse.normal_form)
    return str(found[0].normal_form) if found else word.lower()
