"""The laws that fuzzing looks for, on any bytes that hypothesis thinks of: the quick part of `make fuzz`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.cleaning import clean
from tests.fuzz.targets import TARGETS, seeds

CHEAP = settings(max_examples=40, suppress_health_check=list(HealthCheck))
RUSSIAN = st.text("абвгдеёжзиклмнопрстуя АБВГИКМНОПРС.,«»–-:;()\"'0123456789\n\t\u00a0", max_size=300)


@cache
def made(name: str) -> Sequence[bytes]:
    """A target's seeds; documents take longer to make than to read."""
    return tuple(seeds(name))


@pytest.mark.parametrize("name", sorted(TARGETS))
@CHEAP
@given(data=st.data())
def test_any_bytes(name: str, data: st.DataObject) -> None:
    """A seed with a piece of it replaced, or anything at all."""
    seed = data.draw(st.sampled_from(made(name)))
    first, last = sorted(data.draw(st.integers(0, len(seed))) for _ in range(2))
    piece = data.draw(st.binary(max_size=40) | RUSSIAN.map(str.encode))

    TARGETS[name](seed[:first] + piece + seed[last:])


@CHEAP
@given(RUSSIAN)
def test_russian_text(text: str) -> None:
    """Any Russian letters and marks: facts quote them, queries are understood or refused."""
    TARGETS["facts"](text.encode())
    TARGETS["query"](text.encode())


@CHEAP
@given(st.text())
def test_cleaning_ends(text: str) -> None:
    """Cleaned text is clean: a second time changes nothing, and it can be stored."""
    assert clean(clean(text)) == clean(text)
    clean(text).encode()
