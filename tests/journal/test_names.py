"""Names as the tables tell them apart."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from journal.names import name_key
from journal.terms import words

_LETTERS = "абвЁёйЙA1²_ «»—.,\u0301\u00ad"


@given(st.text(st.sampled_from(_LETTERS), min_size=1, max_size=20))
@example("Министерство труда (г. Ёлка) — «ЦОПП-2»")
@example("«»")
def test_a_name_without_anything_unusual_is_its_words(name: str) -> None:
    """Looking at the whole name says the same as looking at each word."""
    assert name_key(name) == (" ".join(words(name)) or name.casefold())
