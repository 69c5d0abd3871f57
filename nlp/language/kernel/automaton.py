"""pymorphy3's automata (`automaton.c`), asked through ctypes: a hundred times sooner than by dawg_python.

Whatever else is asked of one goes to dawg_python's, so that either can stand in pymorphy3's dictionary.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

#: bytes for what is found of a word; most need 50
_Room = ctypes.c_char * 1024
#: `value` of `automaton.c`: no key begins so
_NOWHERE = -2


class Records:
    """Words with records."""

    def __init__(self, library: Path, slow: Any) -> None:
        """`slow` is a `dawg_python.RecordDAWG`."""
        self._slow = slow
        self._record = slow._struct
        self._units, self._guide = slow.dct._units, slow.guide._units  # pointers to them are given away
        self._look_up = ctypes.PyDLL(str(library)).look_up
        pointer, size = ctypes.c_void_p, ctypes.c_int64
        self._look_up.argtypes = pointer, pointer, size, ctypes.c_char_p, size, size, pointer, size
        self._look_up.restype = size
        self._automaton = self._units.buffer_info()[0], self._guide.buffer_info()[0], self._record.size

    def __getattr__(self, name: str) -> Any:
        return getattr(self._slow, name)

    def similar_items(self, word: str, _substitutes: object) -> list[tuple[str, list[tuple[int, ...]]]]:
        """The word as it is and with ё for any е, each with its records, where there are any."""
        return self._find(word, substitute=True)

    def similar_keys(self, word: str, _substitutes: object) -> list[str]:
        """The spellings alone."""
        return [spelling for spelling, _ in self._find(word, substitute=True)]

    def get(self, word: str, default: Any = None) -> Any:
        """The records of a word as it is."""
        found = self._find(word, substitute=False)
        return found[0][1] if found else default

    def _find(self, word: str, *, substitute: bool) -> list[tuple[str, list[tuple[int, ...]]]]:
        key = word.encode("utf-8", "surrogatepass")
        found = _Room()
        while (used := self._look_up(*self._automaton, key, len(key), substitute, found, len(found))) > len(found):
            found = (ctypes.c_char * used)()
        return list(self._spellings(found.raw[:used], len(key))) if used else []

    def _spellings(self, found: bytes, length: int) -> Iterator[tuple[str, list[tuple[int, ...]]]]:
        place = 0
        while place < len(found):
            first = place + length + 2
            word, count = found[place : place + length], int.from_bytes(found[place + length : first])
            place = first + count * self._record.size
            yield word.decode(), list(self._record.iter_unpack(found[first:place]))


class Numbers:
    """Words with tags and the number of each such pair."""

    def __init__(self, library: Path, slow: Any) -> None:
        """`slow` is a `pymorphy3.dawg.ConditionalProbDistDAWG`."""
        self._slow = slow
        self._units = slow.dct._units  # a pointer to them is given away
        self._value = ctypes.PyDLL(str(library)).value
        self._value.argtypes = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int64
        self._value.restype = ctypes.c_int64
        self._automaton = self._units.buffer_info()[0]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._slow, name)

    def prob(self, word: str, tag: object) -> float:
        """How often the word is read so, in [0, 1]; 0 where that was not counted."""
        number = self._find(f"{word}:{tag}")
        return max(0, number) / float(self._slow.MULTIPLIER)

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so."""
        return self._slow.keys(prefix) if self._find(prefix) != _NOWHERE else []

    def _find(self, text: str) -> int:
        key = text.encode("utf-8", "surrogatepass")
        return int(self._value(self._automaton, key, len(key)))
