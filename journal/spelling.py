"""Words that nothing was found for → the words of the log that may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from journal.terms import forms, placed_words, plain

#: terms of the log with their frequency, by their beginning
Vocabulary = Callable[[str], Iterable[tuple[str, int]]]

#: what was meant where the keyboard was set to Latin letters
_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`", "йцукенгшщзхъфывапролджэячсмитьбюё")
#: words shorter than this are too near to each other
_SHORTEST = 4
#: letters that may be wrong: one of a short word, two of a long one
_LONG = 8


@dataclass(frozen=True, slots=True)
class _Guess:
    word: str
    wrong: int
    frequency: int


def suggestion(text: str, vocabulary: Vocabulary) -> str | None:
    """The text with the words that the log does not have replaced by ones that it has; None where none is alike."""
    typed = text.casefold().translate(_KEYS)
    if text.isascii() and all(_known(word, vocabulary) for word, *_ in placed_words(typed)):
        return typed
    pieces, end = [], 0
    for word, start, stop in placed_words(text):
        if better := _better(word, text[stop : stop + 1], vocabulary):
            pieces += [text[end:start], better]
            end = stop
    changed = "".join([*pieces, text[end:]])
    return changed if changed != text else None


def _better(word: str, following: str, vocabulary: Vocabulary) -> str | None:
    """A word of the log for one that it lacks; names of fields and beginnings are left alone."""
    if len(word) < _SHORTEST or following in (":", "*") or word.isdigit() or _known(word, vocabulary):
        return None
    return _alike(plain(word), vocabulary)


def _known(word: str, vocabulary: Vocabulary) -> bool:
    return any(term == form for form in forms(word) for term, _ in vocabulary(form))


def _alike(word: str, vocabulary: Vocabulary) -> str | None:
    """The most frequent of the likest terms; the first letter is hardly ever the wrong one."""
    frequent = dict(vocabulary(word[0]))
    allowed = 1 if len(word) < _LONG else 2
    wanted: Sequence[str] = tuple(dict.fromkeys((word, *forms(word))))
    guesses = [
        _Guess(term, int(wrong), frequent[term])
        for one in wanted
        for term, wrong, _ in process.extract(one, list(frequent), scorer=OSA.distance, score_cutoff=allowed, limit=5)
    ]
    best = min(guesses, key=lambda guess: (guess.wrong, -guess.frequency), default=None)
    return best.word if best else None
