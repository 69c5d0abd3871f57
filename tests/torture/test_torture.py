"""A few kills on each database; `make torture` is the same in earnest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.torture import roles
from tests.torture.roles import Place
from tests.torture.torture import free_port, torture


def test_nothing_is_lost_and_nothing_twice(new_database: Callable[[], str], tmp_path: Path) -> None:
    """Whoever is killed: what was acknowledged is in the log once, and the index equals the one made anew."""
    place = Place(new_database(), tmp_path, free_port())
    roles.fill(place, 100)

    result = torture(place, kills=6, seed=7, told=lambda _: None)

    assert result.sound, result
    assert result.kills.total() == 6
    assert result.acknowledged <= result.releases
