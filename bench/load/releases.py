"""Releases to upload, as many as one likes, no two alike: other bodies, acts, numbers and words in each."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from random import Random

from reports.labels import REGIONS

_TEXTS = Path(__file__).parents[2] / "corpus" / "train"

_BODIES = ("Министерство труда", "Совет по кадрам", "Колледж", "Центр занятости", "Правительство", "Служба занятости")
_ACTS = ("утвердил программу", "решил открыть мастерскую", "поручил подготовить план", "выделил средства на курсы")
_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября")
#: words of a paragraph, paragraphs of a release
_WORDS, _PARAGRAPHS = 40, 6


def release(number: int) -> str:
    """The release of a number: some 2,000 characters with a headline and three decisions."""
    chance = Random(number)  # noqa: S311 (the same one each time)
    decisions = [_decision(chance) for _ in range(3)]
    rest = [_sentence(chance) for _ in range(_PARAGRAPHS - len(decisions))]
    paragraphs = [part for pair in zip(decisions, rest, strict=True) for part in pair]
    return "\n\n".join([f"{_sentence(chance, 6)[:-1]}: итоги № {number}", *paragraphs])


def _decision(chance: Random) -> str:
    body = f"{chance.choice(_BODIES)} «{_words(chance, 2)}»"
    day = f"{chance.randint(1, 28)} {chance.choice(_MONTHS)} {chance.randint(2024, 2026)} года"
    where = chance.choice(tuple(REGIONS.values()))
    return f"{day} {body} ({where}) {chance.choice(_ACTS)} {_words(chance, 3)} на {chance.randint(20, 900)} мест."


def _sentence(chance: Random, words: int = _WORDS) -> str:
    return _words(chance, words).capitalize() + "."


def _words(chance: Random, count: int) -> str:
    return " ".join(chance.choice(_vocabulary()) for _ in range(count))


@cache
def _vocabulary() -> tuple[str, ...]:
    """The words of the training releases, each as often as it is used."""
    texts = (path.read_text("utf-8") for path in sorted(_TEXTS.glob("*.txt")))
    return tuple(word for text in texts for word in re.findall(r"[а-яё]{4,}", text))
