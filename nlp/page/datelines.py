"""Lines that give a day: which day, whether it is the page's own, and what else the line says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.page.lexicon import load
from nlp.page.lines import fold
from nlp.page.verbs import has_verb

#: a date line is short
REACH = 260

#: years that a page can be of
YEARS = range(1990, 2101)

_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("мая", "май", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
_NAMES = "|".join(name for names in _MONTHS for name in names)
_NUMBER = re.compile(r"\d+")
_DAY = re.compile(
    r"(?<![\d.])(?:(?P<iso>\d{4})[-./](?P<iso_month>\d{1,2})[-./](?P<iso_day>\d{1,2})"
    r"|(?P<d>\d{1,2}) ?[-./] ?(?P<m>\d{1,2}) ?[-./] ?(?P<y>\d{4}|\d{2})"
    rf"|(?P<day>\d{{1,2}})\"?(?:-?го|st|nd|rd|th)?[ .-]{{0,3}}(?P<month>(?:{_NAMES})[a-zа-я]{{0,7}})\.?[ ,.–-]{{0,4}}"
    r"(?:(?:[а-яa-z]{2,11}|\d\d?:\d\d)[ ,]{1,3})?(?P<year>\d{4}|\d{2}(?= ?г\b)))(?!-?\d)"
)
_MONTH_FIRST = re.compile(rf"\b(?P<month>(?:{_NAMES})[a-z]{{0,7}})\.? (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})(?!\d)")
_YEARLY = re.compile(r"\d(?:\d{3}|\d? ?[./-] ?\d\d? ?[./-] ?\d\d|\d ?г\b)")
_CELL = re.compile(r" ?[|·•/>»›→★] |\. |;|\(|\)")
_GAP = re.compile(r"[ \u00a0]{2,}|\t")
_RUN = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A day that a line gives."""

    day: dt.date
    #: the line says that it was published then
    labelled: bool
    #: the line says that the day is of something else (an update, the reader's today)
    foreign: bool
    #: words of its cell that belong neither to the day nor to its label
    besides: int
    #: the line is hardly more than the day
    pure: bool


def read_days(text: str) -> tuple[Dateline, ...]:
    """The days of a line, in order."""
    if not _YEARLY.search(text, 0, REACH):
        return ()
    key = fold(_GAP.sub(" | ", text[:REACH]))
    found = list(_find(key))
    if not found:
        return ()
    rest = _strange(_without(key, found))
    few = 2 if text.endswith(".") else 3  # «Педагогический совет колледжа, 30 января 2025 года.»
    pure = len(rest) <= few and not has_verb(" ".join(rest)) and key.count("(") >= key.count(")")
    return tuple(_datelines(key, found, pure))


def _find(key: str) -> Iterator[re.Match[str]]:
    stop = 0
    for number in _NUMBER.finditer(key):
        match = _DAY.match(key, number.start()) if number.start() >= stop else None
        if match:
            stop = match.end()
            yield match
    if not stop:
        yield from _MONTH_FIRST.finditer(key)


def _without(key: str, found: list[re.Match[str]]) -> str:
    edges = [0, *(edge for match in found for edge in match.span()), len(key)]
    return " ".join(key[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True))


def _datelines(key: str, found: list[re.Match[str]], pure: bool) -> Iterator[Dateline]:
    stop = 0
    for match in found:
        day = _date(match)
        before, after = key[stop : match.start()], key[match.end() :]
        stop = match.end()
        if day:
            cell = _CELL.split(before)[-1] + " " + _CELL.split(after, maxsplit=1)[0]
            besides = len(_strange(cell))
            published, other = (pattern.search(before) for pattern in _labels())
            foreign = other is not None and (published is None or other.start() >= published.start())
            yield Dateline(day, published is not None, foreign, besides, pure)


def _date(match: re.Match[str]) -> dt.date | None:
    found = match.groupdict()
    if found.get("iso"):
        parts = found["iso"], found["iso_month"], found["iso_day"]
    elif found.get("d"):
        parts = found["y"], found["m"], found["d"]
    else:
        parts = found["year"], _month(found["month"]), found["day"]
    year, month, day = map(int, parts)
    year += 2000 if year < 100 else 0
    try:
        return dt.date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _month(word: str) -> str:
    return str(next(number for number, names in enumerate(_MONTHS, 1) if word.startswith(names)))


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What in front of a day makes it the page's own, and what makes it another's."""
    table = load("datelines")
    published, other, events = ("|".join(table[name]) for name in ("published", "other", "events"))
    near = r"[^|;(]{0,30}$"
    return re.compile(rf"\b(?:{published}){near}"), re.compile(rf"\b(?:{other}){near}|\b(?:{events}) $")


def _strange(text: str) -> list[str]:
    """The words of a text that do not go with a day."""
    return [word for run in _RUN.findall(text) if run not in _company() for word in _WORD.findall(run)]


@lru_cache(maxsize=1)
def _company() -> frozenset[str]:
    return frozenset(load("datelines")["company"])
