"""The contract's author is believed before others."""

from __future__ import annotations

from training.hands import importance
from training.rankers import Choice, train_ranker


def _differing(author: str) -> tuple[Choice, ...]:
    """Of sixteen files half say that the council acts, half that its chairman does."""
    return tuple(
        Choice(name, name, frozenset({way}), frozenset(), (way == "chairman") == by_author, False)
        for by_author in (True, False)
        for name in (f"{author if by_author else 'm'}{file:02}" for file in range(8))
        for way in ("council", "chairman")
    )


def test_the_authors_labels_count_double() -> None:
    assert importance("d04") == 2 * importance("s04")


def test_where_labellers_differ_the_author_is_followed() -> None:
    followed, even = train_ranker(_differing("d")).weights, train_ranker(_differing("k")).weights

    assert followed["chairman"][""] > 0 > followed["council"][""]
    assert even.get("chairman", {}).get("", 0.0) == 0
