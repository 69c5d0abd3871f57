"""Lemma → all forms of the dictionary words that have it: the way back from what `morphology` gives."""

from __future__ import annotations

from functools import lru_cache

from nlp.language.morphology import analyzer, spellings


def inflected(lemma: str) -> frozenset[str]:
    """Every form of the dictionary words with this lemma, in lower case; ё is found by е. None of unknown words."""
    places = [(form, paradigm) for form, places in spellings(lemma) for paradigm, place in places if place == 0]
    return frozenset(form for first, paradigm in places for form in _forms(first, paradigm))


def _forms(first: str, paradigm: int) -> list[str]:
    """The forms of a word whose lemma stands first in its paradigm."""
    (prefix, suffix), *_ = endings = _endings(paradigm)
    stem = first[len(prefix) : len(first) - len(suffix)]
    return [f"{prefix}{stem}{suffix}" for prefix, suffix in endings]


@lru_cache(maxsize=5_000)
def _endings(paradigm: int) -> tuple[tuple[str, str], ...]:
    return tuple((prefix, suffix) for prefix, _, suffix in analyzer().dictionary.build_paradigm_info(paradigm))
