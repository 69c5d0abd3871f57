"""A trained network's convolutions and normalisations → the rows that the inner loops add."""

from __future__ import annotations

from typing import Any

import numpy as np

from nlp.language.kernel import Floats, Layer, Stack, aligned


def given(weight: Floats) -> Floats:
    """A row an input of a convolution: what a token gives for it [to the token before | to itself | to the one after]."""
    return np.ascontiguousarray(np.concatenate([weight[:, :, step].T for step in (2, 1, 0)], 1))


def stack(model: dict[str, Any]) -> Stack:
    """The convolutions after the first one; each takes the normalisation before it into its rows."""
    layers = model["encoder"]["layers"]
    second, third = (_layer(after["conv"], before["norm"]) for before, after in zip(layers, layers[1:], strict=False))
    return Stack(second, third, *_scale(layers[-1]["norm"]))


def _layer(conv: dict[str, Any], norm: dict[str, Floats]) -> Layer:
    factor, offset = _scale(norm)
    rows = given(conv["weight"])
    return Layer(aligned(np.vstack((factor[:, None] * rows, offset @ rows))), conv["bias"])


def _scale(norm: dict[str, Floats]) -> tuple[Floats, Floats]:
    """The factor and offset of a normalisation after training."""
    factor = norm["weight"] / norm["std"]
    return factor, norm["bias"] - norm["mean"] * factor
