"""How often a process that extracts looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from nlp.garbage import look_seldom


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
