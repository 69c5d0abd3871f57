"""Tokens → numbers of forms: all that the networks see of a token, its word in lower case and its shape.

Tokens that look alike to the networks (every unknown word in capitals, for one) share a form, so that a table with a
row a form answers for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_lowercase

import numpy as np
from numpy.typing import NDArray

_MARKS = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
_KIND = re.compile(rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(_MARKS)}]+)", re.I)

#: letters that begin nearly all words, to spare the pattern
_SCRIPTS = dict.fromkeys("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "RU") | dict.fromkeys(ascii_lowercase, "EN")
_SCRIPTS |= {letter.upper(): script for letter, script in _SCRIPTS.items()}


class Forms:
    """A growing list of forms, numbered from 0; emptied when full, and `generation` tells that numbers have changed."""

    def __init__(self, words: Sequence[str], shapes: Sequence[str], capacity: int) -> None:
        self.generation = 0
        self._word = {word: number for number, word in enumerate(words)}
        self._shape = {shape: number for number, shape in enumerate(shapes)}
        self._capacity = capacity
        self._by_token: dict[str, int] = {}
        self._by_look: dict[tuple[int, int], int] = {}
        self._looks: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._looks)

    def numbers(self, tokens: Sequence[str]) -> NDArray[np.int32]:
        """The forms of tokens, new ones added: more than the capacity only where one call brings more."""
        if len(self._by_token) > self._capacity:
            self._empty()
        for token in set(tokens).difference(self._by_token):
            self._add(token)
        return np.fromiter(map(self._by_token.__getitem__, tokens), np.int32, len(tokens))

    def looks(self, first: int) -> NDArray[np.int64]:
        """Word number and shape number, a row a form, of the forms from `first` on."""
        return np.array(self._looks[first:], np.int64).reshape(-1, 2)

    def _add(self, token: str) -> None:
        word = self._word.get(token.lower(), self._word["<unk>"])
        look = word, self._shape[shape(token)]
        if look not in self._by_look:
            self._by_look[look] = len(self._looks)
            self._looks.append(look)
        self._by_token[token] = self._by_look[look]

    def _empty(self) -> None:
        self._by_token.clear()
        self._by_look.clear()
        self._looks.clear()
        self.generation += 1


def shape(token: str) -> str:
    """The shape by slovnet's rules: the script and outline of a word (`RU_Xx`), a mark itself, or what is left."""
    script = _SCRIPTS.get(token[0]) or _script(token)
    if script in ("RU", "EN"):
        return f"{script}_{_outline(token)}"
    if script == "PUNCT":
        return f"PUNCT_{token if len(token) == 1 and token in _MARKS else 'OTHER'}"
    return script


def _script(token: str) -> str:
    kind = _KIND.match(token)
    return str(kind.lastgroup) if kind else "OTHER"


def _outline(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.islower():
        return "xx"
    if word.isupper():
        return "XX"
    if _is_title(word):
        return "Xx"
    left, dash, right = word.partition("-")
    return "Xx-Xx" if dash and _is_title(left) and _is_title(right) else "OTHER"


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()
