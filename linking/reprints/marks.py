"""A body → the numbers under which a table of candidates keeps it; copies share at least one.

Bands of a MinHash signature over runs of three words find whole copies; a sample of longer runs finds copies of which
only a part is left, where what is common is too small a share of all for any band.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
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
#: one for each place of a word in a run; odd, so that no bit of a word is lost
_PLACES = _RANDOM.integers(0, 2**62, _LONG_RUN, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
Numbers = NDArray[np.uint64]


def marks(telling: Telling) -> tuple[int, ...]:
    """The marks of a body, as signed 64-bit numbers in their order; none for a body of hardly any words."""
    words = np.array([_number(word) for word in telling.words], dtype=np.uint64)
    runs = np.unique(_runs(words, _LONG_RUN))
    sampled = runs[runs % np.uint64(_SAMPLED) == 0][:_MOST]
    return tuple(sorted({*_bands(words), *sampled.astype(np.int64).tolist()}))


def signature(words: Numbers) -> Numbers:
    """The lowest hash of the short runs under each of the 64 permutations."""
    hashes = _runs(words, _RUN) >> np.uint64(35)
    lowest: Numbers = ((hashes[:, None] * _FACTORS + _SHIFTS) % _PRIME).min(axis=0)
    return lowest


def _bands(words: Numbers) -> Iterable[int]:
    if len(words) < 2 * _RUN:
        return ()
    parts = signature(words).reshape(BANDS, ROWS)
    return (_signed(f"{band} {part.tolist()}") for band, part in enumerate(parts))


def _runs(words: Numbers, length: int) -> Numbers:
    """A number for each run of words; sums overflow on purpose."""
    count = max(0, len(words) - length + 1)
    total = np.zeros(count, dtype=np.uint64)
    for place in range(length):
        total += words[place : place + count] * _PLACES[place]
    return total ^ (total >> np.uint64(29))


@lru_cache(maxsize=200_000)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


def _signed(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
