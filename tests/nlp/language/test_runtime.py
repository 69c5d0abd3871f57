"""The fast language pass says what Natasha says, however texts come."""

from __future__ import annotations

import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.document import Analysis
from nlp.language import analyse, encoder, reference, runtime
from nlp.language.runtime import Runtime
from tests.nlp.language.runs import NOISE, RELEASES, TEXTS, native, portable

_LINES = tuple(line for text in RELEASES for line in text.splitlines())


@pytest.fixture(params=[native, portable], ids=["c", "numpy"])
def fast(request: pytest.FixtureRequest) -> Runtime:
    """The pass on each kind of loops."""
    made: Runtime | None = request.param()
    if made is None:
        pytest.skip("no C compiler here")
    return made


@pytest.mark.parametrize("texts", [RELEASES, _LINES[:60], NOISE], ids=["pages", "lines", "noise"])
def test_all_is_as_natasha_has_it(fast: Runtime, texts: tuple[str, ...]) -> None:
    """Tokens, lemmas, tags, heads, relations, sentences and names; of ties the first, as there."""
    assert fast.analyse(texts) == told(texts)


@cache
def told(texts: tuple[str, ...]) -> tuple[Analysis, ...]:
    """What Natasha says, asked once for both kinds of loops: it is the slow one."""
    return reference.analyse(texts)


@given(st.lists(TEXTS, max_size=5))
def test_any_texts_are_as_natasha_has_them(texts: list[str]) -> None:
    """In one call, short and empty ones between others."""
    assert analyse(texts) == reference.analyse(texts)


def test_a_text_does_not_see_its_neighbours(fast: Runtime) -> None:
    """In one call or each by itself, cold or seen before."""
    together = fast.analyse(_LINES)

    assert together == tuple(fast.analyse([line])[0] for line in reversed(_LINES))[::-1]


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where forms are forgotten at every call."""
    monkeypatch.setattr(runtime, "_FORMS", 1)
    forgetful = Runtime()

    assert tuple(forgetful.analyse([text])[0] for text in RELEASES) == analyse(RELEASES)


def test_batches_are_only_for_memory(fast: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """A call is worked off in batches of some characters."""
    whole = fast.analyse(_LINES)
    monkeypatch.setattr(runtime, "_BATCH", 100)

    assert fast.analyse(_LINES) == whole


def test_long_sequences_are_encoded_in_pieces(fast: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    """That overlap as far as the networks see."""
    whole = fast.analyse(RELEASES)
    monkeypatch.setattr(encoder, "_LONGEST", 16)

    assert fast.analyse(RELEASES) == whole


def test_a_sentence_of_thousands_of_tokens_needs_no_square_of_memory(fast: Runtime) -> None:
    """A table flattened to one line: its head scores alone would take 100 megabytes."""
    text = "рабочая группа и 15 человек " * 1000
    fast.analyse([text])

    tracemalloc.start()
    (analysis,) = fast.analyse([text])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(analysis.tokens) == 5000
    assert peak < 60_000_000


def test_threads_take_turns(fast: Runtime) -> None:
    """The server reads in several."""
    with ThreadPoolExecutor(4) as threads:
        results = list(threads.map(lambda text: fast.analyse([text])[0], RELEASES * 4))

    assert results == list(fast.analyse(RELEASES)) * 4


def test_nothing_gives_nothing(fast: Runtime) -> None:
    """No texts, and texts without tokens."""
    assert fast.analyse([]) == ()
    assert fast.analyse(["", " \n"]) == (Analysis("", (), (), ()), Analysis(" \n", (), (), ()))


def test_networks_on_another_vocabulary_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers of words would mean other words."""
    monkeypatch.setattr("nlp.language.weights.Pack.shares", lambda *_: False)

    with pytest.raises(ValueError, match="different word vocabularies"):
        Runtime()
