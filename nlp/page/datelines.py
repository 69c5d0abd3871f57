"""Lines that give a day: which day, whether it is the page's own, and what else the line says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nlp.page.lexicon import load
from nlp.page.lines import fold
from nlp.page.prose import has_verb

#: a date line is short
REACH = 260

#: years that a page can be of
YEARS = range(1990, 2101)

_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("мая", "май", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"), ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
_MONTH = r"(?P<month{0}>(?:" + "|".join(name for names in _MONTHS for name in names) + r")[a-zа-я]{{0,7}})\.?"
_DAY = re.compile(
    r"(?<![\d.])(?:(?P<iso>\d{4})[-./](?P<iso_month>\d{1,2})[-./](?P<iso_day>\d{1,2})"
    r"|(?P<d>\d{1,2}) ?[-./] ?(?P<m>\d{1,2}) ?[-./] ?(?P<y>\d{4}|\d{2})"
    r'|"?(?P<day>\d{1,2})"?(?:-?го|st|nd|rd|th)?[ .-]{0,3}' + _MONTH.format("") + r"[ ,.–-]{0,4}"
    r"(?:[а-яa-z]{2,11}[ ,]{1,3})?(?P<year>\d{4}|\d{2}(?= ?г\b))"
    r"|" + _MONTH.format("_first") + r" (?P<day_first>\d{1,2}),? (?P<year_first>\d{4}))(?!\d)"
)
_CELL = re.compile(r" ?[|·•/] |\. |;|\(|\)")
_GAP = re.compile(r"[ \u00a0]{2,}|\t")
_DIGITS = re.compile(r"\d\d")
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
    if not _DIGITS.search(text[:REACH]):
        return ()
    key = fold(_GAP.sub(" | ", text[:REACH]))
    found = list(_DAY.finditer(key))
    rest = _company().sub(" ", _DAY.sub(" ", key)) if found else ""
    words = len(_WORD.findall(rest))
    pure = words <= 3 and not has_verb(rest)
    return tuple(_datelines(key, found, pure))


def _datelines(key: str, found: list[re.Match[str]], pure: bool) -> Iterator[Dateline]:
    stop = 0
    for match in found:
        day = _date(match)
        before, after = key[stop : match.start()], key[match.end() :]
        stop = match.end()
        if day:
            cell = _CELL.split(before)[-1] + " " + _CELL.split(after, maxsplit=1)[0]
            besides = len(_WORD.findall(_company().sub(" ", cell)))
            published, other = _labels()
            yield Dateline(day, bool(published.search(before)), bool(other.search(before)), besides, pure)


def _date(match: re.Match[str]) -> dt.date | None:
    found = match.groupdict()
    if found["iso"]:
        parts = found["iso"], found["iso_month"], found["iso_day"]
    elif found["d"]:
        parts = found["y"], found["m"], found["d"]
    elif found["day"]:
        parts = found["year"], _month(found["month"]), found["day"]
    else:
        parts = found["year_first"], _month(found["month_first"]), found["day_first"]
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
    near = r"(?: [^\W\d_]+){0,2}[\W\d]*$"
    return re.compile(rf"\b(?:{published}){near}"), re.compile(rf"\b(?:{other}){near}|\b(?:{events}) $")


@lru_cache(maxsize=1)
def _company() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(load("datelines")["company"]) + r")\b|\d+")
