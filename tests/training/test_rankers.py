"""Rankers learn which way leads to the right value, lean to a value where few have one, and know no chance."""

from __future__ import annotations

from pathlib import Path

from training.rankers import Choice, save_ranker, train_ranker


def _choices(every: int) -> tuple[Choice, ...]:
    """Drafts of sixteen files, each with a figure beside it; in each `every`th the figure is the draft's own."""
    wording = frozenset({"kind=launch"})
    return tuple(
        Choice(f"f{file:02}", f"f{file:02} {number}", ways, wording, is_figure == (number % every == 0), False)
        for file in range(16)
        for number in range(4)
        for is_figure, ways in (
            (False, frozenset({"none"})),
            (True, frozenset({"figure", "people" if number % every == 0 or (file + number) % 5 == 0 else "firms"})),
        )
    )


def test_the_way_that_leads_to_the_right_value_weighs_most() -> None:
    """`people` are counted, `firms` are not."""
    trained = train_ranker(_choices(2))

    assert trained.weights["people"][""] > 0 > trained.weights["firms"][""]
    assert trained.drafts == 64
    assert trained.files == 16
    assert trained.reachable == 64
    assert trained.right > 32


def test_the_same_choices_give_the_same_bytes(tmp_path: Path) -> None:
    """Training knows no chance."""
    for name in ("a.json", "b.json"):
        save_ranker(train_ranker(_choices(2)), tmp_path / name)

    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
