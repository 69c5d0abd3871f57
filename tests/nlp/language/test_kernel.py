"""The compiled loops and the NumPy loops give the same, on random weights and of every length of sequence."""

from __future__ import annotations

import numpy as np
import pytest

from nlp.language.kernel import Floats, Layer, NativeKernel, PortableKernel, Stack, aligned
from tests.nlp.language.runs import native

_ENDS = np.cumsum([1, 0, 7, 2, 600, 0, 3]).astype(np.int32)
_TOKENS = int(_ENDS[-1])
_PORTABLE = PortableKernel()


@pytest.fixture
def compiled() -> NativeKernel:
    """The loops under test."""
    if native() is None:
        pytest.skip("no C compiler here")
    kernel = NativeKernel.load()
    assert kernel is not None
    return kernel


@pytest.fixture
def random() -> np.random.Generator:
    """The same numbers at every run."""
    return np.random.default_rng(1)


def test_encoding(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Of a table that is some columns of a wider one."""
    table = _floats(random, 50, 1000)[:, 100:868]
    stack = Stack(_layer(random, 256, 128), _layer(random, 128, 64), *_floats(random, 2, 64))
    forms = random.integers(0, 50, _TOKENS).astype(np.int32)

    ours, theirs = (kernel.encode(table, forms, _ENDS, stack) for kernel in (compiled, _PORTABLE))

    assert np.allclose(ours, theirs, rtol=1e-3, atol=1e-2)


def test_products(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Of any number of rows; what was in the output stays in the sum."""
    rows, weight = _floats(random, 21, 30), _floats(random, 30, 96)

    ours, theirs = np.ones((21, 96), np.float32), np.ones((21, 96), np.float32)
    compiled.add_product(rows, compiled.packed(weight), ours)
    _PORTABLE.add_product(rows, _PORTABLE.packed(weight), theirs)

    assert np.allclose(ours, theirs, rtol=1e-4, atol=1e-4)


def test_best_columns(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Whole numbers tie often: the first column is the best."""
    rows, weight, bias = _whole(random, 21, 4), _whole(random, 4, 96), _whole(random, 1, 96)[0]

    ours, theirs = (kernel.best_columns(rows, kernel.packed(weight), bias) for kernel in (compiled, _PORTABLE))

    assert ours.tolist() == theirs.tolist()


def test_best_path(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Over sequences of all lengths, ties among them."""
    scores, moves = _whole(random, _TOKENS, 8), _whole(random, 8, 8)

    ours, theirs = (kernel.best_path(scores, _ENDS, moves) for kernel in (compiled, _PORTABLE))

    assert ours.tolist() == theirs.tolist()


def test_best_heads(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Within the sentence or the root, ties among them."""
    tokens, candidates, roots = _whole(random, _TOKENS, 32), _whole(random, _TOKENS, 32), _whole(random, 1, _TOKENS)[0]

    ours, theirs = (kernel.best_heads(tokens, candidates, 9 * roots, _ENDS) for kernel in (compiled, _PORTABLE))

    assert ours.tolist() == theirs.tolist()
    assert -1 in ours


def test_best_relations(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Padding columns are never the best, whatever stands in them."""
    heads, tails = np.maximum(_whole(random, 2 * _TOKENS, 32), 0).reshape(2, _TOKENS, 32)
    rows = aligned(_whole(random, 32 * 32, 48))
    rows[:, 45:] = 100

    ours, theirs = (kernel.best_relations(heads, tails, rows, 45) for kernel in (compiled, _PORTABLE))

    assert ours.tolist() == theirs.tolist()


def test_weights_without_room_are_refused(compiled: NativeKernel, random: np.random.Generator) -> None:
    """Instead of memory overrun."""
    with pytest.raises(ValueError, match="no room"):
        compiled.best_path(_floats(random, 3, 200), np.array([3], np.int32), _floats(random, 200, 200))


def _layer(random: np.random.Generator, inputs: int, outputs: int) -> Layer:
    return Layer(aligned(_floats(random, inputs + 1, 3 * outputs)), _floats(random, 1, outputs)[0])


def _floats(random: np.random.Generator, rows: int, columns: int) -> Floats:
    return random.standard_normal((rows, columns)).astype(np.float32)


def _whole(random: np.random.Generator, rows: int, columns: int) -> Floats:
    return random.integers(-3, 4, (rows, columns)).astype(np.float32)
