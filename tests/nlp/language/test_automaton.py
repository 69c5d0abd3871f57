"""The compiled look-ups give what dawg_python gives, in its order."""

from __future__ import annotations

import re
from typing import Any

import pymorphy3
import pytest
from pymorphy3.dawg import EXTENSION_AVAILABLE

from nlp.language.kernel.automaton import Numbers, Records
from nlp.language.kernel.library import compiled
from tests.nlp.language.runs import NOISE, RELEASES

pytestmark = pytest.mark.skipif(not compiled() or EXTENSION_AVAILABLE, reason="the look-ups were not compiled")

_RUSSIAN = {word.lower() for text in (*RELEASES, *NOISE) for word in re.findall(r"\w+(?:-\w+)*|\S", text)}
#: ё in several places, no word, a mark that the automaton uses itself, a word longer than any
_WORDS = sorted({*_RUSSIAN, "телефе", "ее", "все", "перелет", "", "ё", "x\x01", "стали\x01", "е" * 30, "а" * 600})


@pytest.fixture(scope="module")
def morph() -> Any:
    """With dawg_python's automata, each test's own copies of which are wrapped."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def _library() -> Any:
    library = compiled()
    assert library
    return library


def test_readings_of_words(morph: Any) -> None:
    """As they stand and with ё for any е."""
    slow = morph.dictionary.words
    fast = Records(_library(), slow)
    substitutes = morph.char_substitutes

    assert {word: fast.similar_items(word, substitutes) for word in _WORDS} == {
        word: slow.similar_items(word, substitutes) for word in _WORDS
    }
    assert [fast.similar_keys(word, substitutes) for word in _WORDS] == [
        slow.similar_keys(word, substitutes) for word in _WORDS
    ]
    assert [fast.get(word) for word in _WORDS] == [slow.get(word) for word in _WORDS]


def test_endings_of_unknown_words(morph: Any) -> None:
    """Also those with more readings than fit in the room that most words need."""
    endings = {word[-length:] for word in _WORDS for length in range(1, 6)}

    for slow in morph.dictionary.prediction_suffixes_dawgs:
        fast = Records(_library(), slow)
        for ending in endings:
            assert fast.similar_items(ending, None) == slow.similar_items(ending, morph.char_substitutes)


def test_how_often_words_are_read_so(morph: Any) -> None:
    """Of every reading of a word, and of one it cannot have."""
    slow = morph.prob_estimator.p_t_given_w
    fast = Numbers(_library(), slow)
    pairs = [(word, parse.tag) for word in _RUSSIAN for parse in morph.parse(word)] + [("стол", "VERB"), ("", "")]

    assert [fast.prob(*pair) for pair in pairs] == [slow.prob(*pair) for pair in pairs]
    assert any(fast.prob(*pair) for pair in pairs)
    assert {word: bool(fast.keys(f"{word}:")) for word in _WORDS} == {
        word: bool(slow.keys(f"{word}:")) for word in _WORDS
    }
