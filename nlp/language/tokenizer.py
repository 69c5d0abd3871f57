"""Text → tokens, exactly as razdel cuts them, each run of non-space characters cut once and remembered.

razdel decides every cut by the atoms next to it: runs of Russian letters, Latin letters or digits, and single marks.
White space always cuts. Only a dash, underscore, point, comma or slash at an edge of a run looks over the white space
at what stands beyond (`5. 10` is two tokens, `5.` and `10`; `5. мая` is three), so such a run is remembered together
with the kinds of its neighbours; all others by themselves. The runs that need no rule (words with common marks around
them) are cut by one pattern, the rest by razdel.
"""

from __future__ import annotations

import re

from razdel import tokenize

#: a token within its run: start, stop, text
Piece = tuple[int, int, str]

_DASHES = "‑–—−-"
_ATOM = r"(?:[а-яёА-ЯЁ]+|[a-zA-Z]+|\d+)"
_WORD = rf"{_ATOM}(?:[{_DASHES}]{_ATOM})*"  # научно-образовательный, СИЗО-6, 2025-2030
_NUMBER = r"\d+(?:[.,]\d+)+"  # 12,5 and 01.09.2025
_SIMPLE = re.compile(rf"([«\"(„“]?)({_NUMBER}|{_WORD})([)»”\"]?)([:;?…]|(?<!\d)[.,])?")

#: marks that join the atoms on both their sides, and look for them over white space
_JOINING = frozenset(_DASHES + "_.,/\\")
#: kinds of atoms, each with a sample that stands for a neighbour of this kind
_KINDS = (
    (re.compile("[а-яё]", re.I), "ж"),
    (re.compile("[a-z]", re.I), "q"),
    (re.compile(r"\d"), "7"),
    (re.compile("[" + re.escape("\\/!#$%&*+,.:;<=>?@^_`|~№…‑–—−-«“‘»”’\"„'([})]}") + "]"), "№"),
)
_OTHER = "Δ"

#: runs remembered before the memory is emptied, some 30 MB
_CAPACITY = 100_000


class Tokenizer:
    """razdel's tokens, with a memory of the runs seen before."""

    def __init__(self) -> None:
        self._alone: dict[str, tuple[Piece, ...]] = {}
        self._beside: dict[tuple[str, str, str], tuple[Piece, ...]] = {}

    def cut(self, text: str) -> tuple[list[int], list[int], list[str]]:
        """Where the tokens of a text start and stop, and the tokens."""
        starts: list[int] = []
        stops: list[int] = []
        words: list[str] = []
        known = self._alone.get
        place = 0
        for run in text.split():
            place = text.index(run, place)
            for start, stop, word in known(run) or self._pieces(text, place, run):
                starts.append(place + start)
                stops.append(place + stop)
                words.append(word)
            place += len(run)
        return starts, stops, words

    def _pieces(self, text: str, place: int, run: str) -> tuple[Piece, ...]:
        simple = _SIMPLE.fullmatch(run)
        if simple:
            whole = simple.end(2) - simple.start(2) == len(run)
            return self._remember(run, ((0, len(run), run),) if whole else _groups(simple))
        if len(run) == 1 or not (run[0] in _JOINING or run[-1] in _JOINING):
            return self._remember(run, _by_razdel("", run, ""))
        return self._between(_neighbour(text, place - 1, -1), run, _neighbour(text, place + len(run), 1))

    def _remember(self, run: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        if len(self._alone) >= _CAPACITY:
            self._alone.clear()
        self._alone[run] = pieces
        return pieces

    def _between(self, before: str, run: str, after: str) -> tuple[Piece, ...]:
        pieces = self._beside.get((before, run, after))
        if pieces is None:
            if len(self._beside) >= _CAPACITY:
                self._beside.clear()
            pieces = self._beside[before, run, after] = _by_razdel(before, run, after)
        return pieces


def _groups(match: re.Match[str]) -> tuple[Piece, ...]:
    return tuple([(*match.span(group), match[group]) for group in (1, 2, 3, 4) if match[group]])


def _by_razdel(before: str, run: str, after: str) -> tuple[Piece, ...]:
    offset = len(before) + 1
    return tuple(
        (token.start - offset, token.stop - offset, token.text)
        for token in tokenize(f"{before} {run} {after}")
        if offset <= token.start and token.stop <= offset + len(run)
    )


def _neighbour(text: str, place: int, step: int) -> str:
    """A sample of the kind of atom that follows the white space from `place` on; empty at an end of the text."""
    while 0 <= place < len(text):
        if not text[place].isspace():
            return next((sample for kind, sample in _KINDS if kind.match(text[place])), _OTHER)
        place += step
    return ""
