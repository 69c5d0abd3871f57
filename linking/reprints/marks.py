"""A body → the numbers under which a table of candidates keeps it; copies share at least one.

Bands of a MinHash signature over runs of three words find whole copies; a sample of longer runs finds copies of which
only a part is left, where what is common is too small a share of all for any band.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from linking.reprints.telling import Telling

BANDS, ROWS = 16, 4
#: words of a run in a signature, and of one that is a mark by itself
_RUN, _LONG_RUN = 3, 5
#: one long run in so many is a mark, chosen by its own hash, so that both copies choose alike whatever is around it
_SAMPLED = 10
#: long runs that are marks at most
_MOST = 48

_PRIME = np.uint64(2**61 - 1)
_RANDOM = np.random.default_rng(20260318)
_FACTORS = _RANDOM.integers(1, 2**31, BANDS * ROWS, dtype=np.uint64)
_SHIFTS = _RANDOM.integers(0, 2**31, BANDS * ROWS, dtype=np.uint64)


def marks(telling: Telling) -> tuple[int, ...]:
    """The marks of a body, as signed 64-bit numbers in their order; none for a body of hardly any words."""
    runs = {_number("r", run) for run in _runs(telling.words, _LONG_RUN)}
    sampled = sorted(run for run in runs if run % _SAMPLED == 0)
    return tuple(sorted({*_bands(telling.words), *sampled[:_MOST]}))


def signature(words: tuple[str, ...]) -> NDArray[np.uint64]:
    """The lowest hash of the short runs under each of the 64 permutations."""
    hashes = np.array([_number("s", run) & 0x1FFFFFFF for run in _runs(words, _RUN)], dtype=np.uint64)
    lowest: NDArray[np.uint64] = ((hashes[:, None] * _FACTORS + _SHIFTS) % _PRIME).min(axis=0)
    return lowest


def _bands(words: tuple[str, ...]) -> Iterable[int]:
    if len(words) < 2 * _RUN:
        return ()
    parts = signature(words).reshape(BANDS, ROWS)
    return (_number(f"b{band}", map(str, part.tolist())) for band, part in enumerate(parts))


def _runs(words: tuple[str, ...], length: int) -> set[tuple[str, ...]]:
    return {words[first : first + length] for first in range(len(words) - length + 1)}


def _number(sort: str, words: Iterable[str]) -> int:
    digest = blake2b(" ".join((sort, *words)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
