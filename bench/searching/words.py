"""Words for synthetic releases: runs of real text, and words of the dictionary as often as words are used."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp.language.morphology import analyzer

_TEXTS = Path(__file__).parents[2] / "corpus" / "train"
_WORD = re.compile(r"[А-Яа-яЁё]{2,}")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
#: forms of the dictionary, and how many of them have the same three first letters at most
_VOCABULARY, _ALIKE = 290_000, 600
#: words of a run of real text, runs and single words of one decision: 70 words, 600 characters
RUN, RUNS, SINGLE = 4, 11, 26


class Words:
    """Draws the words of decisions, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        self._text = _real_words()
        self._vocabulary = vocabulary()
        weights = 1 / (np.arange(len(self._vocabulary)) + 2.7) ** 1.05
        self._shares = np.cumsum(weights / weights.sum())

    def decisions(self, count: int) -> list[list[str]]:
        """The words of so many decisions."""
        starts = self._chance.integers(0, len(self._text) - RUN, (count, RUNS))
        single = np.searchsorted(self._shares, self._chance.random((count, SINGLE)))
        order = self._chance.permuted(np.tile(np.arange(RUNS + SINGLE), (count, 1)), axis=1)
        return [self._words(*rows) for rows in zip(starts, single, order, strict=True)]

    def _words(self, starts: NDArray[np.int64], single: NDArray[np.int64], order: NDArray[np.int64]) -> list[str]:
        runs = [self._text[start : start + RUN] for start in starts.tolist()]
        runs += [[self._vocabulary[index]] for index in single.tolist()]
        return [word for place in order.tolist() for word in runs[place]]


@cache
def vocabulary() -> list[str]:
    """Forms of the dictionary in a fixed order: the first are used often, the last hardly ever."""
    chance = random.Random(1)  # noqa: S311
    beginnings = ["".join(letters) for letters in product(_LETTERS, repeat=3)]
    chance.shuffle(beginnings)
    words = (word for beginning in beginnings for word in _beginning(beginning))
    found = list(islice(words, _VOCABULARY))
    chance.shuffle(found)
    return found


def _beginning(beginning: str) -> Iterator[str]:
    words = (word for word, _ in analyzer().dictionary.words.iteritems(beginning))
    return islice(dict.fromkeys(word for word in islice(words, 2 * _ALIKE) if word.isalpha()), _ALIKE)


@cache
def _real_words() -> list[str]:
    """The texts of the training releases as one run of words."""
    return [word for path in sorted(_TEXTS.glob("*.txt")) for word in _WORD.findall(path.read_text("utf-8"))]
