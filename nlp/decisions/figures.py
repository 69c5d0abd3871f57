"""Money and head counts in a stretch of clean text → whole numbers with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.decisions.wordlists import words

_DIGITS = r"\d{1,3}(?:[   ]\d{3})+|\d+"
_NUMBER = rf"(?:{_DIGITS})(?:[.,]\d+)?"
_SCALES = {"тыс": 10**3, "миллиа": 10**9, "млн": 10**6, "мил": 10**6, "млрд": 10**9, "трлн": 10**12}
_SCALE = r"тыс(?:яч[аиу]?|\.)?|млн\.?|миллион(?:а|ов|у)?|млрд\.?|миллиард(?:а|ов|у)?|трлн\.?"
_ROUBLE = r"руб(?:л(?:ей|я|ь|ю|ями|ях|ем)|\.)?|₽"
#: cardinal words of press releases, in the forms that stand before a noun
_WORDS = {
    "полтора": 1.5,
    "полторы": 1.5,
    "один": 1,
    "одна": 1,
    "одного": 1,
    "одному": 1,
    "одной": 1,
    "два": 2,
    "две": 2,
    "двух": 2,
    "двум": 2,
    "двумя": 2,
    "три": 3,
    "трёх": 3,
    "трех": 3,
    "трём": 3,
    "трем": 3,
    "четыре": 4,
    "четырёх": 4,
    "четырех": 4,
    "пять": 5,
    "пяти": 5,
    "шесть": 6,
    "шести": 6,
    "семь": 7,
    "семи": 7,
    "восемь": 8,
    "восьми": 8,
    "девять": 9,
    "девяти": 9,
    "десять": 10,
    "десяти": 10,
    "одиннадцать": 11,
    "двенадцать": 12,
    "двенадцати": 12,
    "тринадцать": 13,
    "четырнадцать": 14,
    "пятнадцать": 15,
    "пятнадцати": 15,
    "шестнадцать": 16,
    "семнадцать": 17,
    "восемнадцать": 18,
    "девятнадцать": 19,
    "двадцать": 20,
    "двадцати": 20,
    "тридцать": 30,
    "тридцати": 30,
    "сорок": 40,
    "сорока": 40,
    "пятьдесят": 50,
    "пятидесяти": 50,
    "шестьдесят": 60,
    "семьдесят": 70,
    "восемьдесят": 80,
    "девяносто": 90,
    "сто": 100,
    "ста": 100,
    "двести": 200,
    "двухсот": 200,
    "триста": 300,
    "трёхсот": 300,
    "трехсот": 300,
    "четыреста": 400,
    "пятьсот": 500,
    "пятисот": 500,
    "тысяча": 1000,
    "тысячу": 1000,
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_MONEY = re.compile(
    rf"(?<![\w.,])(?P<whole>{_NUMBER}|(?:{_WORD})(?:\s+(?:{_WORD}))?)\s*(?P<scale>{_SCALE})?"
    rf"(?:\s+(?P<rest>{_NUMBER})\s*(?P<small>{_SCALE}))?\s*(?P<rouble>{_ROUBLE})(?!\w)",
    re.IGNORECASE,
)
_STEMS = "|".join(sorted(words("people")))
_PEOPLE = (
    r"человек(?:а|у)?|мест(?:а|о|ам)?|ставок|рабочи[ех] мест[оа]?|семей|семьи|вакансий"
    rf"|(?:{_STEMS})(?:а|у|ы|и|ов|ев|ей|ам|ям|ами|ях|ах|ом|ем|я|ь|ю|ых|их|ец)?"
)
_HEADS = re.compile(
    rf"(?<![\w.,№])(?P<whole>{_NUMBER}|(?:{_WORD})(?:\s+(?:{_WORD}))?)\s*(?P<scale>тыс(?:яч[аиу]?|\.)?)?"
    rf"(?:\s+(?!рубл|млн|мил|тыс|процент)[а-яё-]+(?:ых|их|ые|ие|ого|ым|им)){{0,3}}\s+(?P<noun>{_PEOPLE})(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole number read from characters `[start, stop)` of the clean text."""

    value: int
    start: int
    stop: int


def find_money(text: str) -> tuple[Figure, ...]:
    """Sums in roubles: `12,5 млн рублей`, `9 млн 600 тыс. рублей`, `полтора миллиона рублей`."""
    if "руб" not in (low := text.lower()) and "₽" not in low:
        return ()
    return tuple(Figure(_value(match), *match.span()) for match in _MONEY.finditer(text))


@lru_cache(maxsize=1_000)
def find_people(text: str) -> tuple[Figure, ...]:
    """People, places and jobs: `75 мест`, `140 горняков`, `двенадцать человек`."""
    return tuple(Figure(_value(match), *match.span()) for match in _HEADS.finditer(text))


def _value(match: re.Match[str]) -> int:
    found = match.groupdict()
    total = _number(found["whole"]) * _scale(found.get("scale"))
    if found.get("rest"):
        total += _number(found["rest"]) * _scale(found["small"])
    return round(total)


def _number(text: str) -> float:
    words = text.lower().split()
    if words[0] in _WORDS:
        return sum(_WORDS[word] for word in words)
    return float(re.sub(r"\s", "", text).replace(",", "."))


def _scale(text: str | None) -> int:
    if not text:
        return 1
    low = text.lower()
    return next(size for stem, size in _SCALES.items() if low.startswith(stem))
