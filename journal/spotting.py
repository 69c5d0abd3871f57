"""Where in a text the words stand that fit a query: it is searched for how they may begin, not read word by word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from journal.terms import fits, placed_words, plain
from nlp.language.morphology import is_known
from nlp.language.paradigms import inflected

_MODELS = Path(__file__).parents[1] / "models"

#: letters by which words are told apart before they are looked up; what short forms end with may begin sooner
_FIRST, _LONG, _FIRST_OF_SHORT = 3, 6, 2
#: beginnings of words whose dictionary form begins with another letter: «дети»
_SUPPLETIVE = tuple(tomllib.loads((_MODELS / "suppletion.toml").read_text("utf-8"))["beginnings"])
#: what stands in front of a compared form, «понадёжнее», «наилучший», and what the forms that have such end with
_COMPARING, _COMPARED = ("по", "наи"), ("ый", "ий", "ой")
#: most texts have a byte for each letter: what they are looked through by, at a fifth of the time
_BYTES = "cp1251"
_ALL = bytes(range(256)).decode(_BYTES, "replace")
#: by letter the alphabet that it is of, l or c; in texts without u a word in plain letters is that word in lower case,
#: ё as е, in all but words in which both alphabets meet
_USUAL = {"l": "a-zA-Z", "c": "а-яА-ЯёЁ", " ": "\x00-\x7f«»°§·\u00a0–—…„“”‘’№•"}
_ALPHABETS = "".join(
    next((name for name, letters in _USUAL.items() if re.match(f"[{letters}]", letter)), "u") for letter in _ALL
).encode()
_LOWER = "".join(letter.lower() for letter in _ALL).replace("ё", "е").encode(_BYTES, "replace")
_WORD = re.compile("[0-9a-zа-я]+".encode(_BYTES))
_LETTERS = frozenset(b"".join(_WORD.findall(bytes(range(256)))))
#: texts of a page, each looked through for every word of a query
_REMEMBERED = 100
#: words of queries that are remembered with those of texts that they were compared to
_ASKED = 1_000


class _Wanted:
    """Forms that are looked for, and one that begins so, as far as it can be told without looking a word up."""

    def __init__(self, forms: tuple[str, ...], prefix: str) -> None:
        self._forms, self._prefix = forms, prefix
        #: the words of the dictionary
        self._inflected = frozenset(plain(word) for form in forms for word in inflected(form))
        first = {form: form[: _FIRST if len(form) >= _LONG else _FIRST_OF_SHORT] for form in forms}
        compared = [first[form] for form in forms if form.endswith(_COMPARED)]
        begun = {*first.values(), *(word[:_FIRST] for word in self._inflected)}
        begun.update(f"{added}{one}" for added in _COMPARING for one in compared)
        #: how they begin: the dictionary tells it of its words, of others the first letters stay
        self.beginnings = _shortest(begun | {prefix[:1], *_SUPPLETIVE} if prefix else begun)
        self._seen: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Whether a word fits; a page has the same ones again and again."""
        found = self._seen.get(word)
        if found is None:
            may = self._prefix or word in self._inflected or not is_known(word)
            found = self._seen[word] = bool(may) and fits(word, self._forms, self._prefix)
        return found


def spots(text: str, wanted: tuple[str, ...], prefix: str) -> list[tuple[int, int]]:
    """The places of the words that have one of the forms, or one that begins with the prefix (empty for none)."""
    asked = _asked(wanted, prefix)
    return [(start, stop) for start, stop, word in _begun(text, asked.beginnings) if asked.has(word)]


_asked = lru_cache(_ASKED)(_Wanted)


def _shortest(beginnings: Iterable[str]) -> tuple[str, ...]:
    """Those that none of the others begins."""
    kept: list[str] = []
    for one in sorted(beginnings):
        if not kept or not one.startswith(kept[-1]):
            kept.append(one)
    return tuple(kept)


def _begun(text: str, beginnings: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Places and plain letters of the words that begin so, in their order."""
    low = _lowered(text)
    if low is None:
        words = ((start, stop, plain(word)) for word, start, stop in placed_words(text))
        return [(start, stop, word) for start, stop, word in words if word.startswith(beginnings)]
    return sorted(chain.from_iterable(_words(low, one) for one in beginnings))


@lru_cache(_REMEMBERED)
def _lowered(text: str) -> bytes | None:
    """The text in plain letters, a byte for each; None where it has others than these."""
    try:
        written = text.encode(_BYTES)
    except UnicodeEncodeError:
        return None
    alphabets = written.translate(_ALPHABETS)
    if b"u" in alphabets or (b"l" in alphabets and (b"lc" in alphabets or b"cl" in alphabets)):
        return None
    return written.translate(_LOWER)


def _words(text: bytes, beginning: str) -> Iterator[tuple[int, int, str]]:
    sought = _lowered(beginning)
    if sought is None:
        return
    place = text.find(sought)
    while place >= 0:
        if not place or text[place - 1] not in _LETTERS:
            found = _WORD.match(text, place)
            if found:
                yield place, found.end(), found[0].decode(_BYTES)
        place = text.find(sought, place + 1)
