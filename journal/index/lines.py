"""Texts → lines of terms, as the index cuts them at their spaces."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TypeVar

from journal import terms as analyser
from journal.index.opened import READINGS

T = TypeVar("T")

#: pieces of text that are remembered; a country's log has some 300,000
_REMEMBERED = 600_000


def text_lines(text: str) -> list[str]:
    """The words of a text as a line of terms, and each form of its words of several readings as a line of its own.

    «стали» stands in its place as `|сталь|стать`, which phrases look for, and behind the text as `сталь` and `стать`
    where single words do. A phrase never runs over the end of a line.
    """
    pieces = text.split()
    line = " ".join(filter(None, map(_standing.__getitem__, pieces)))
    return [line, *chain.from_iterable(map(_forms.__getitem__, pieces))]


name_lines = lru_cache(maxsize=100_000)(text_lines)


class _Standing(dict[str, str]):
    """For what stands between two spaces the terms in its place.

    A rebuilt index asks a hundred million times: so this is a dictionary, which takes half the time of `lru_cache`.
    """

    def __missing__(self, piece: str) -> str:
        return _kept(self, piece, " ".join([term for term, _ in _read(piece)]))


class _Forms(dict[str, tuple[str, ...]]):
    """The same for the forms that its words of several readings are looked for by."""

    def __missing__(self, piece: str) -> tuple[str, ...]:
        return _kept(self, piece, tuple([form for _, forms in _read(piece) for form in forms]))


_standing, _forms = _Standing(), _Forms()


def _kept(known: dict[str, T], piece: str, value: T) -> T:
    if len(known) > _REMEMBERED:
        known.clear()
    known[piece] = value
    return value


@lru_cache(maxsize=1000)
def _read(piece: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(map(_term, analyser.terms(piece)))


def _term(word: analyser.Term) -> tuple[str, tuple[str, ...]]:
    forms = tuple(sorted(word.forms))
    return (forms[0], ()) if len(forms) == 1 else (READINGS + READINGS.join(forms), forms)
