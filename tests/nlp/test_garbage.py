"""How often a process that extracts looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from nlp.garbage import look_seldom, uncollected


@pytest.fixture
def _as_before() -> Iterator[None]:
    threshold = gc.get_threshold()
    yield
    gc.set_threshold(*threshold)


@pytest.mark.usefixtures("_as_before")
def test_a_release_is_over_before_anything_is_looked_at() -> None:
    look_seldom()
    looks: list[str] = []

    def look(phase: str, _: object) -> None:
        looks.append(phase)

    gc.callbacks.append(look)
    try:
        kept: list[list[int]] = [[] for _ in range(10_000)]
    finally:
        gc.callbacks.remove(look)
    assert len(kept) == 10_000
    assert not looks


def test_an_import_is_not_looked_through() -> None:
    """And what comes after it is, also where it failed; inside of another it leaves that one alone."""
    with pytest.raises(ValueError, match="сбой"), uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise ValueError("сбой")
    assert gc.isenabled()
