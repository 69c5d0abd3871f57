"""The values of typed conditions: `Тверская` → `RU-TVE`, `<2026-01-01` → days, `>10млн` → roubles."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from journal.contract import BadText
from journal.records import Days, Roubles
from journal.terms import Term, terms, words

_MODELS = Path(__file__).parents[1] / "models"
LEXICON: Mapping[str, Any] = tomllib.loads((_MODELS / "search.toml").read_text("utf-8"))
#: codes and what they are called, by field
CALLED: Mapping[str, Mapping[str, str]] = {
    "region": tomllib.loads((_MODELS / "region_names.toml").read_text("utf-8")),
    "kind": LEXICON["kinds"],
    "status": LEXICON["statuses"],
    "topic": LEXICON["topics"],
}

_BOUND = re.compile(r"(<=|>=|<|>|=|)(.+)")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?|(?:(?:(\d{1,2})\.)?(\d{1,2})\.)(\d{4})")
_AMOUNT = re.compile(r"(\d[\d_]*(?:[.,]\d+)?)\s*(тыс|млн|млрд|)\.?", re.IGNORECASE)
#: likeness from which a value is shown as the one that may have been meant, of 100
_ALIKE = 60
_LARGEST = 2**63 - 1

V = TypeVar("V", dt.date, int)


def codes(field: str, name: str, value: str) -> tuple[str, ...]:
    """The codes that a value names, in the order of the field; raises BadText with those that are alike."""
    called = CALLED[field]
    exact = [code for code, label in called.items() if value.casefold() in (code.casefold(), label.casefold())]
    found = exact or [code for code, label in called.items() if _names(value, label)]
    if not found:
        labels = list(called.values())
        alike = process.extract(value.casefold(), labels, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=3)
        shown = ", ".join([label for label, *_ in alike] or labels[:8])
        raise BadText(f"{name}: нет значения «{value}»; {'похожие' if alike else 'есть'}: {shown}.")
    return tuple(found)


def days(name: str, value: str) -> Days:
    """The days that a value stands for: a day, month or year, `<…`, `>=…`, `…..…`; raises BadText."""
    since, until = _bounds(name, value, _period, dt.timedelta(1))
    return Days(since, until)


def roubles(name: str, value: str) -> Roubles:
    """The sums that a value stands for, written as days are; raises BadText."""
    least, most = _bounds(name, value, _sum, 1)
    return Roubles(least, most)


def _names(value: str, label: str) -> bool:
    """Whether each word of the value is a form or the beginning of a word of the label."""
    asked, called = terms(value), terms(label)
    return bool(asked) and all(any(_begins(value, one, label, other) for other in called) for one in asked)


def _begins(value: str, one: Term, label: str, other: Term) -> bool:
    begun = words(value[one.start : one.stop])[0]
    return not set(one.forms).isdisjoint(other.forms) or words(label[other.start : other.stop])[0].startswith(begun)


def _bounds(name: str, value: str, read: Callable[[str], tuple[V, V] | None], step: Any) -> tuple[V | None, V | None]:
    """The first and the last value, None where open; `read` gives both ends of what one word stands for."""
    first, dots, last = value.partition("..")
    if dots:
        low, high = _end(name, first, read), _end(name, last, read)
        return _ordered(name, value, low and low[0], high and high[1])
    sign, word = _sign(value)
    ends = read(word)
    if ends is None:
        raise _unread(name, value)
    try:
        return {
            "<": (None, ends[0] - step),
            "<=": (None, ends[1]),
            ">": (ends[1] + step, None),
            ">=": (ends[0], None),
        }.get(sign, ends)
    except OverflowError:
        raise _unread(name, value) from None


def _sign(value: str) -> tuple[str, str]:
    match = _BOUND.fullmatch(value)
    return (match[1], match[2]) if match else ("", "")


def _end(name: str, word: str, read: Callable[[str], tuple[V, V] | None]) -> tuple[V, V] | None:
    ends = read(word)
    if word and ends is None:
        raise _unread(name, word)
    return ends


def _ordered(name: str, value: str, first: V | None, last: V | None) -> tuple[V | None, V | None]:
    if first is None and last is None:
        raise _unread(name, value)
    if first is not None and last is not None and first > last:
        raise BadText(f"{name}: в промежутке «{value}» начало позже конца.")
    return first, last


def _period(word: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of a year, month or day."""
    match = _DAY.fullmatch(word)
    if not match:
        return None
    year, month, day = (match[1], match[2], match[3]) if match[1] else (match[6], match[5], match[4])
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
        if day:
            return first, first
        following = (first.replace(day=28) if month else first.replace(month=12, day=28)) + dt.timedelta(4)
        return first, following - dt.timedelta(following.day)
    except (ValueError, OverflowError):
        return None


def _sum(word: str) -> tuple[int, int] | None:
    match = _AMOUNT.fullmatch(word)
    if not match:
        return None
    number = Decimal(match[1].replace("_", "").replace(",", "."))
    value = int(number * LEXICON["multiples"].get(match[2].casefold(), 1))
    return (value, value) if value < _LARGEST else None


@cache
def _examples() -> Mapping[str, str]:
    return {
        "amount": "100000, >10млн, 1,5млн..3млрд",
        "day": "2026-03-01, 01.03.2026, 2026-03, 2026, <2026-01-01, 2026-01..2026-06",
    }


def _unread(name: str, value: str) -> BadText:
    of_sums = name in LEXICON["fields"]["amount"]
    return BadText(f"{name}: не понято «{value}»; ожидается, например: {_examples()['amount' if of_sums else 'day']}.")
