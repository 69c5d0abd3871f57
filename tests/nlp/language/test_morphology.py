"""The lemma is that of pymorphy3's likeliest fitting reading, by whatever way it is found."""

from __future__ import annotations

import re

import pytest

from nlp.language.morphology import analyzer, lemma
from tests.nlp.language.runs import NOISE, RELEASES

#: words that each way of finding must leave to the next: ambiguous, unknown, hyphenated, of one letter, without letters
_WORDS = [
    "стали",
    "все",
    "морозов",
    "А",
    "и",
    "псевдокошка",
    "экс-глава",
    "Ибадуллаев",
    "ё",
    "№",
    "²",
    "café",
    "ΔP",
    "IТ",
]


@pytest.mark.parametrize("pos", ["NOUN", "PROPN", "ADJ", "VERB", "ADV", "NUM", "PRON", "DET", "PUNCT"])
def test_a_lemma_is_that_of_the_first_reading_that_fits(pos: str) -> None:
    """Of every word of some releases, in every part of speech that a tagger may give it."""
    words = {word for text in (*RELEASES, *NOISE) for word in re.findall(r"\w+(?:-\w+)*|\S", text)} | {*_WORDS}

    assert {word: lemma(word, pos) for word in words} == {word: _by_readings(word, pos) for word in words}


@pytest.mark.parametrize(
    ("word", "pos", "expected"),
    [
        ("людей", "NOUN", "человек"),
        ("Колледжам", "PROPN", "колледж"),
        ("стали", "VERB", "стать"),
        ("стали", "NOUN", "сталь"),
        ("елка", "NOUN", "ёлка"),
        ("2025", "NUM", "2025"),
        ("IT", "X", "it"),
    ],
)
def test_lemmas(word: str, pos: str, expected: str) -> None:
    """The part of speech chooses between readings."""
    assert lemma(word, pos) == expected


def _by_readings(word: str, pos: str) -> str:
    wanted = {
        "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJF ADJS PRTF COMP", "VERB": "VERB INFN PRTF PRTS GRND",
        "ADV": "ADVB COMP PRED", "NUM": "NUMR ADJF", "PRON": "NPRO", "DET": "ADJF NPRO",
    }.get(pos, "")  # fmt: skip
    parses = analyzer().parse(word)
    fitting = [parse for parse in parses if parse.tag.POS in wanted.split()]
    return str((fitting or parses)[0].normal_form)
