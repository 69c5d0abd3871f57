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
    return _known_lemma(word.lower(), wanted) or _guessed_lemma(word, wanted)


def _known_lemma(word: str, wanted: tuple[str, ...]) -> str | None:
    """The lemma of a dictionary word, by its readings alone; their probabilities are asked only where lemmas differ."""
    if len(word) == 1:  # may be an initial, which is in no dictionary
        return None
    words = analyzer().dictionary.words
    known = words.similar_items(word, analyzer().char_substitutes) if "е" in word else [(word, words.get(word, ()))]
    readings = [(form, *_ending(*place)) for form, places in known for place in places]
    fitting = [reading for reading in readings if reading[1] in wanted] or readings
    lemmas = {start + form[prefix : len(form) - suffix] + end for form, _, _, prefix, suffix, start, end in fitting}
    if len(lemmas) < 2:
        return lemmas.pop() if lemmas else None
    probability = analyzer().prob_estimator.p_t_given_w.prob
    form, _, _, prefix, suffix, start, end = max(fitting, key=lambda reading: probability(word, reading[2]))
    return start + form[prefix : len(form) - suffix] + end


def _guessed_lemma(word: str, wanted: tuple[str, ...]) -> str:
    found = parses(word)
    parse = next((parse for parse in found if parse.tag.POS in wanted), found[0])
    return str(parse.normal_form)


@lru_cache(maxsize=100_000)
def _ending(paradigm: int, place: int) -> tuple[str | None, Any, int, int, str, str]:
    """Of a form: part of speech, tag, lengths of what stands before and after the stem, and what does in the lemma."""
    dictionary = analyzer().dictionary
    numbers = dictionary.paradigms[paradigm]  # the suffixes of all forms, their tags, their prefixes
    forms = len(numbers) // 3
    prefix, first_prefix = (dictionary.paradigm_prefixes[numbers[2 * forms + form]] for form in (place, 0))
    suffix, first_suffix = (dictionary.suffixes[numbers[form]] for form in (place, 0))
    tag = dictionary.build_tag_info(paradigm, place)
    return tag.POS, tag, len(prefix), len(suffix), first_prefix, first_suffix
