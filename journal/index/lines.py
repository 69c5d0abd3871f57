"""Texts → terms in a line, which the index cuts at its spaces.

Lines are UTF-8: as bytes, words are looked up and joined in two thirds of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import tantivy

from journal import terms as analyser

#: begins the term that stands for a word of several readings: `|сталь|стать`
READINGS = "|"
#: stands between texts, so that no phrase runs over it, and is no term itself
END = "."
#: the name that fields of such lines know their tokenizer by
TOKENIZER = "lines"

_APART = f" {END} ".encode()
_SEVERAL = re.compile(rf"{re.escape(READINGS)}\S+".encode())
#: the one space of other kinds that texts are full of; words between others are one piece
_FIXED, _SPACE = "\u00a0", " "
#: pieces of text that are remembered, 200 bytes each; a country's log has some 300,000, that of the bench twice as many
_REMEMBERED = 1_000_000


def tokenizer() -> tantivy.TextAnalyzer:
    """Cuts lines to terms."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return builder.filter(tantivy.Filter.custom_stopword([END])).build()


def line(texts: Iterable[str], names: Iterable[str] = ()) -> bytes:
    """The words of texts and names, and behind them each form of their words of several readings.

    «стали» stands in its place as `|сталь|стать`, which phrases look for, and behind all as `сталь` and `стать`, where
    single words do. Names return again and again, and are remembered.
    """
    words = _APART.join([*map(_terms, texts), *map(_name_terms, names)])
    forms = b" ".join(_SEVERAL.findall(words))
    return words + forms.replace(READINGS.encode(), _APART)


class _Standing(dict[bytes, bytes]):
    """For what stands between two spaces the terms in its place.

    A rebuilt index asks a hundred million times: so this is a dictionary, which takes half the time of `lru_cache`.
    """

    def __missing__(self, piece: bytes) -> bytes:
        if len(self) > _REMEMBERED:
            self.clear()
        self[piece] = found = " ".join([_term(word.forms) for word in analyser.terms(piece.decode())]).encode()
        return found


_standing = _Standing()


def _terms(text: str) -> bytes:
    return b" ".join(map(_standing.__getitem__, text.replace(_FIXED, _SPACE).encode().split()))


_name_terms = lru_cache(maxsize=100_000)(_terms)


def _term(forms: tuple[str, ...]) -> str:
    return forms[0] if len(forms) == 1 else READINGS + READINGS.join(sorted(forms))
