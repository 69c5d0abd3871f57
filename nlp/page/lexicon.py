"""What a line says it is (`models/page/lines.toml`): menus' company, openers of other news, signatures, mail."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "models" / "page"

#: words of a line that may carry a sign, where its entry says nothing else
LONGEST = 14

#: so many characters hold the signs of even a confidentiality notice
REACH = 1000

_MARKS = re.compile(r"[\W_]+")
#: a pattern that begins with one letter and nothing else
_LETTER = re.compile(r"[а-яa-z](?![?*{])(?![^(]*\|)")


@dataclass(frozen=True, slots=True)
class Sign:
    """What a line was recognised as, and whether it opens more of its sort (`list`, `end`, or empty)."""

    kind: str
    follows: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    longest: int
    follows: str


@dataclass(frozen=True)
class Lexicon:
    """All signs, compiled."""

    #: patterns of beginnings and what they are beginnings of
    starts: tuple[tuple[str, _Entry], ...]
    #: those of longer lines first
    parts: tuple[tuple[str, _Entry], ...]

    def read(self, key: str, words: int) -> Sign | None:
        """The sign of a folded line of so many words."""
        bare = key if key[:1].isalnum() else _MARKS.sub("", key[:REACH], count=1)
        for text in (key, bare) if bare != key else (key,):
            starts, entries = _starting(text[:1])
            if found := starts.match(text, 0, REACH):
                entry = entries[(found.lastindex or 1) - 1]
                if words <= entry.longest:
                    return Sign(entry.kind, _follows(entry, text[found.end() : REACH]))
        for part, entry in self.parts:
            if words > entry.longest:
                break
            if part in key:
                return Sign(entry.kind)
        return None


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The signs of this installation."""
    tables = load("lines")
    starts = tuple((start, _entry(line)) for line in tables["line"] for start in line["starts"])
    parts = [(part, _entry(table)) for table in tables["part"] for part in table["parts"]]
    return Lexicon(starts, tuple(sorted(parts, key=lambda item: -item[1].longest)))


@lru_cache(maxsize=1_000)
def _starting(letter: str) -> tuple[re.Pattern[str], tuple[_Entry, ...]]:
    """A pattern, with its groups' entries, of the signs that a line with this first letter can begin with."""
    found = [(start, entry) for start, entry in lexicon().starts if _LETTER.match(start) is None or start[0] == letter]
    return re.compile("|".join(f"({start})" for start, _ in found)), tuple(entry for _, entry in found)


def load(name: str) -> dict[str, Any]:
    """A table of `models/page`."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def _entry(table: dict[str, Any]) -> _Entry:
    return _Entry(table["kind"], table.get("longest", LONGEST), table.get("follows", ""))


def _follows(entry: _Entry, rest: str) -> str:
    """A list follows where hardly anything stands behind the sign: «Другие новости раздела», but not «По теме: …»."""
    alone = len(rest.split()) <= 2 and ":" not in rest.strip(": ")
    return entry.follows if alone or entry.follows == "end" else ""
