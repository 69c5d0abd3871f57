"""What the dictionary knows of a form for certain, where the tagger has to guess from three neighbours."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from nlp.language.morphology import parses


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
    found = parses(word)
    forms = {_FORMS.get(str(parse.tag.POS), "none") for parse in found}
    tenses = {_TENSES.get(str(parse.tag.tense), "") for parse in found}
    form = forms.pop() if len(forms) == 1 else ""
    tense = tenses.pop() if form and len(tenses) == 1 else ""
    finite = {_TENSES[str(parse.tag.tense)] for parse in found if parse.tag.POS == "VERB" and parse.tag.tense}
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
    return frozenset(
        _CASES[parse.tag.case]
        for parse in parses(word)
        if parse.tag.POS == "NOUN" and parse.tag.case in _CASES and parse.is_known and "Fixd" not in parse.tag
    )
