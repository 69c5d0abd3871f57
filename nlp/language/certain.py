"""What the dictionary knows of a form for certain, where the tagger has to guess from three neighbours."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

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
    readings = tags(word)
    forms = {_FORMS.get(tag.POS, "none") for tag in readings}
    tenses = {_TENSES.get(tag.tense, "") for tag in readings}
    form = forms.pop() if len(forms) == 1 else ""
    tense = tenses.pop() if form and len(tenses) == 1 else ""
    finite = {_TENSES[tag.tense] for tag in readings if tag.POS == "VERB" and tag.tense}
    return VerbForm(form, tense, finite.pop() if len(finite) == 1 else "")


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
    nouns = (tag for tag in tags(word) if tag.POS == "NOUN" and "Fixd" not in tag)
    return frozenset(_CASES[tag.case] for tag in nouns if tag.case in _CASES)
