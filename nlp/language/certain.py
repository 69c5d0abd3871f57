"""What the dictionary knows of a form for certain, where the tagger has to guess from three neighbours."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from nlp.language.morphology import is_known, tags


class VerbForm(NamedTuple):
    """`form` is `Fin`, `Inf`, `Part`, `Conv` or `none` (no verb at all), `tense` is `Past`, `Pres` or `Fut`.

    Both are empty where the word's readings differ; `finite_tense` is the one of its readings as a finite verb, where
    these agree (`обучим` is a future or bids somebody to).
    """

    form: str
    tense: str
    finite_tense: str


_FORMS = {"VERB": "Fin", "INFN": "Inf", "PRTF": "Part", "PRTS": "Part", "GRND": "Conv"}
_TENSES = {"past": "Past", "pres": "Pres", "futr": "Fut"}


@lru_cache(maxsize=100_000)
def verb_form(word: str) -> VerbForm:
    """The form and tense on which all of a word's readings agree (`оборудует` is no participle)."""
    readings = set(map(_verbal, tags(word)))
    forms, tenses = {form for form, _ in readings}, {tense for _, tense in readings}
    form = forms.pop() if len(forms) == 1 else ""
    tense = tenses.pop() if form and len(tenses) == 1 else ""
    finite = {tense for form, tense in readings if form == "Fin" and tense}
    return VerbForm(form, tense, finite.pop() if len(finite) == 1 else "")


@lru_cache(maxsize=10_000)
def _verbal(tag: Any) -> tuple[str, str]:
    """Form and tense of one reading; many words share each tag."""
    return _FORMS.get(tag.POS, "none"), _TENSES.get(tag.tense, "")


_CASES = {
    "nomn": "Nom",
    "gent": "Gen",
    "gen1": "Gen",
    "gen2": "Gen",
    "datv": "Dat",
    "accs": "Acc",
    "ablt": "Ins",
    "loct": "Loc",
    "loc1": "Loc",
    "loc2": "Loc",
}


@lru_cache(maxsize=100_000)
def noun_cases(word: str) -> frozenset[str]:
    """The cases that a noun's form can stand for; empty where the word is in no dictionary or does not decline."""
    if not is_known(word):
        return frozenset()
    return frozenset(filter(None, map(_noun_case, tags(word))))


@lru_cache(maxsize=10_000)
def _noun_case(tag: Any) -> str:
    """The case of one reading, empty where it is no noun or does not decline."""
    return _CASES.get(tag.case, "") if tag.POS == "NOUN" and "Fixd" not in tag else ""
