"""Figures as Russian sentences tell them."""

from __future__ import annotations

import datetime as dt

_SPACE, _NARROW_SPACE = "\u00a0", "\u202f"
MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)


def counted(number: int, one: str, few: str, many: str) -> str:
    """`1 решение`, `3 решения`, `12 решений`"""
    tens, units = number % 100 // 10, number % 10
    word = many if tens == 1 or units in (0, 5, 6, 7, 8, 9) else one if units == 1 else few
    return f"{grouped(number)}{_SPACE}{word}"


def grouped(number: int) -> str:
    """`7 800 000`, by spaces that do not break; minus is a real one."""
    return f"{number:,}".replace(",", _NARROW_SPACE).replace("-", "−")


def roubles(amount: int) -> str:
    """`31,4 млн рублей`; a sum below a million in full."""
    for unit, word in ((10**9, "млрд"), (10**6, "млн")):
        if amount >= unit:
            shown = f"{amount / unit:.1f}".removesuffix(".0").replace(".", ",")
            return f"{shown}{_SPACE}{word}{_SPACE}рублей"
    return counted(amount, "рубль", "рубля", "рублей")


def month(first: dt.date) -> str:
    """`март 2026`"""
    return f"{MONTHS[first.month - 1]} {first.year}"
