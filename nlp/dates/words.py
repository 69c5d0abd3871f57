"""Clean text → words of time: each piece with its role (`month`, `weekday`, `until` …) and value.

A role is also one character, so that a text becomes a string of signs and a phrase a regular expression over it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

_DATA = tomllib.loads((Path(__file__).parents[2] / "models" / "dates" / "words.toml").read_text("utf-8"))
_STEMS = _DATA.pop("stems")

#: roles that no list of forms can give: digits, and anything else
_FORMED = (
    *("number", "year_number", "year_ordinal", "numeric", "numeric_short", "decade"),
    *("month_name", "term_day", "term_week", "term_month", "other"),
)

#: role → its character
SIGNS = {role: chr(0xE000 + place) for place, role in enumerate((*_DATA, *_FORMED))}

_PIECE = re.compile(
    r"[^\W\d_]\w*"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"  # 2025-02-01
    r"|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})(?![0-9])"  # 1.02.25
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9])|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9])"
    r"|[0-9]{2}\.[0-9]{2}(?![.0-9])"  # до 15.06
    r"|[0-9]+(?:[.,][0-9]+|-[А-Яа-яё]+)?"  # 27,6 тысячи; 2025-м
    r"|\S"
)
_ENDING = re.compile(r"([0-9]+)-(?:ы?й|о?го|о?му|о?м|[аыо]?я|о?й|ы?е|ю|ы?х)")
_TERM = re.compile(
    rf"([0-9]+-|{'|'.join(_STEMS['count'].values())}|)({'|'.join(_STEMS['unit'].values())})(?:ый|ого|ому|ым|ом)"
)
_UNITS = {stem: unit for unit, stem in _STEMS["unit"].items()}
#: what four digits may be as a year
_YEARS = range(1000, 2101)
_COUNTS = {stem: int(value) for value, stem in _STEMS["count"].items()}

#: words whose reading is kept
_REMEMBERED = 50_000


class Word(NamedTuple):
    """A piece of text in its role; `start` and `stop` are places in the text."""

    role: str
    value: int
    text: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words."""

    words: tuple[Word, ...]

    def values(self, *roles: str) -> tuple[int, ...]:
        """The values of the words in these roles, in order."""
        return tuple(word.value for word in self.words if word.role in roles)

    def value(self, *roles: str) -> int | None:
        """The first of them."""
        return next(iter(self.values(*roles)), None)

    def has(self, *roles: str) -> bool:
        """Whether a word stands in one of these roles."""
        return any(word.role in roles for word in self.words)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Small numbers in digits, Roman digits and words; `двадцать пятого` is one."""
        found: list[int] = []
        tens = 0
        for word in self.words:
            if word.role in ("number", "roman", "ordinal", "numeral"):
                found.append(tens + word.value)
                tens = 0
            elif tens:
                found.append(tens)
                tens = 0
            if word.role == "tens":
                tens = word.value
        return (*found, tens) if tens else tuple(found)


@dataclass(frozen=True)
class Line:
    """A text as signs; the places of its words only where they are asked for."""

    text: str
    pieces: list[str]
    #: one character a piece, see SIGNS
    signs: str

    @classmethod
    def of(cls, text: str) -> Line:
        """A text cut into pieces."""
        pieces = _PIECE.findall(text)
        return cls(text, pieces, "".join([_READ[piece][0] for piece in pieces]))

    def words(self, start: int, stop: int) -> Phrase:
        """The pieces `[start, stop)`."""
        return Phrase(tuple(self._word(place) for place in range(max(start, 0), stop)))

    @cached_property
    def _starts(self) -> list[int]:
        return [match.start() for match in _PIECE.finditer(self.text)]

    def _word(self, place: int) -> Word:
        piece, start = self.pieces[place], self._starts[place]
        _, role, value = _READ[piece]
        return Word(role, value, piece, start, start + len(piece))


class _Readings(dict[str, tuple[str, str, int]]):
    """Piece → sign, role, value, remembered; a full memory is emptied."""

    def __missing__(self, piece: str) -> tuple[str, str, int]:
        if len(self) >= _REMEMBERED:
            self.clear()
        role, value = _number(piece) if piece[0].isdecimal() else _named(piece)
        kind = "yyyy" if role in ("year_number", "year_ordinal") else role
        reading = self[piece] = SIGNS[role], kind, value
        return reading


_READ = _Readings()


def _named(piece: str) -> tuple[str, int]:
    word = piece.lower().replace("ё", "е")
    if word not in _FORMS:
        return _term(word)
    role, value = _FORMS[word]
    return ("month_name", value) if role == "month" and piece.istitle() else (role, value)


def _term(word: str) -> tuple[str, int]:
    """The unit of a `двухнедельный` or `10-дневный` term as a role, and how many of it."""
    term = _TERM.fullmatch(word)
    if not term:
        return "other", 0
    digits = term[1].rstrip("-")
    return f"term_{_UNITS[term[2]]}", int(digits) if digits.isdecimal() else _COUNTS.get(digits, 1)


def _number(piece: str) -> tuple[str, int]:
    if not piece.isdecimal():
        return _compound(piece.lower())
    if len(piece) <= 2:
        return "number", int(piece)
    if len(piece) == 4 and int(piece) in _YEARS:
        return "year_number", int(piece)
    return "other", 0


def _compound(piece: str) -> tuple[str, int]:
    if numeric_date(piece):
        return "numeric_short" if len(piece) == 5 else "numeric", 0
    ending = _ENDING.fullmatch(piece)
    if not ending:
        return _term(piece)
    role, value = _number(ending[1])
    if value >= 20 and value % 10 == 0 and piece.endswith(("е", "х")) and role in ("number", "year_number"):
        return "decade", value if value > 100 else 1900 + value
    return ("year_ordinal", value) if role == "year_number" else (role, value)


def numeric_date(piece: str) -> tuple[int | None, int, int] | None:
    """Year (None where it is left out), month and day of `01.02.2025`, `1.02.25`, `2025-02-01` or `01.02`."""
    fields = re.split(r"[./-]", piece)
    if not 2 <= len(fields) <= 3 or not all(field.isdecimal() for field in fields):
        return None
    if len(fields[0]) == 4:
        fields.reverse()
    date, month = int(fields[0]), int(fields[1])
    if not (1 <= date <= 31 and 1 <= month <= 12):
        return None
    if len(fields) == 2:
        return (None, month, date) if len(piece) == 5 else None
    year = int(fields[2]) if len(fields[2]) == 4 else _century(int(fields[2]))
    return (year, month, date) if year in _YEARS else None


def _century(year: int) -> int:
    return year + (2000 if year < 50 else 1900)


def _forms(text: str) -> Iterator[str]:
    stem = ""
    for part in text.split():
        before, bar, ending = part.rpartition("|")
        stem = before if bar else stem
        yield stem + ending


_FORMS = {
    form: (role, 0 if value == "_" else int(value))
    for role, values in _DATA.items()
    for value, forms in values.items()
    for form in _forms(forms)
}
