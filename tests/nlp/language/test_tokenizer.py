"""Tokens are razdel's."""

from __future__ import annotations

import pytest
import razdel
from hypothesis import given

from nlp.language import tokenizer
from nlp.language.tokenizer import Tokenizer
from tests.nlp.language.runs import NOISE, RELEASES, TEXTS


@pytest.mark.parametrize("text", [*RELEASES, *NOISE])
def test_tokens_of_pages_and_noise_are_those_of_razdel(text: str) -> None:
    """On whole pages and on what breaks simple tokenizers."""
    assert _ours(Tokenizer(), text) == _theirs(text)


@given(TEXTS)
def test_tokens_of_any_text_are_those_of_razdel(text: str) -> None:
    """Whatever was remembered from other texts before."""
    assert _ours(_SHARED, text) == _theirs(text)


def test_a_run_is_cut_by_what_stands_beside_it() -> None:
    """`5.` before a number is one token, before a word two, however often it was seen the other way."""
    cutter = Tokenizer()

    assert cutter.cut("5. 10")[2] == ["5.", "10"]
    assert cutter.cut("5. мая")[2] == ["5", ".", "мая"]
    assert cutter.cut("5. 10")[2] == ["5.", "10"]


def test_a_full_memory_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The memory is emptied in the middle of a text."""
    monkeypatch.setattr(tokenizer, "_CAPACITY", 7)

    assert _ours(Tokenizer(), RELEASES[0]) == _theirs(RELEASES[0])


_SHARED = Tokenizer()


def _ours(cutter: Tokenizer, text: str) -> list[tuple[int, int, str]]:
    return list(zip(*cutter.cut(text), strict=True))


def _theirs(text: str) -> list[tuple[int, int, str]]:
    return [(token.start, token.stop, token.text) for token in razdel.tokenize(text)]
