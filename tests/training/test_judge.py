"""The judge is trained the same way twice and says what it has seen."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from training.card import card
from training.drafts import Example
from training.judge import Trained, calibration_error, save, train


def _examples() -> tuple[Example, ...]:
    """Drafts of twelve files: `cue=если` is wrong every time, `has date` right but once."""
    return tuple(
        Example(
            f"f{file:02}",
            {"rule=future": 1.0, ("cue=если" if number % 3 == 0 else "has date"): 1.0},
            number % 3 != 0 and (file, number) != (5, 1),
        )
        for file in range(12)
        for number in range(6)
    )


@pytest.fixture(scope="module")
def trained() -> Trained:
    """A judge of the drafts."""
    return train(_examples())


def test_the_same_examples_give_the_same_bytes(trained: Trained, tmp_path: Path) -> None:
    """Training knows no chance."""
    save(trained, tmp_path / "a.json")
    save(train(_examples()), tmp_path / "b.json")

    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_what_is_always_wrong_weighs_against(trained: Trained) -> None:
    """Weights have the sign that the examples give them."""
    assert trained.weights["cue=если"] < 0 < trained.weights["has date"]
    assert 0.05 <= trained.threshold < 0.5


def test_calibration_error_is_the_gap_between_said_and_seen() -> None:
    """Of four drafts said to be .8 and right but two, the gap is .3."""
    assert calibration_error(np.array([0.8] * 4), np.array([1.0, 1.0, 0.0, 0.0])) == pytest.approx(0.3)


def test_the_card_says_on_what(trained: Trained) -> None:
    """Drafts and files are counted."""
    assert "72 drafts of 12 labelled releases" in card(trained, _examples())
