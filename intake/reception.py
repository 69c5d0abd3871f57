"""The door: bytes of any format → the format that is surest of them → a release within the limits."""

from __future__ import annotations

from intake.reading import Format, Limits, Reading, Unreadable
from intake.russian import garbled
from intake.signatures import signature
from registry import collect

#: every format, by the name that the log keeps
FORMATS: dict[str, Format] = {item.name: item for item in collect("intake.formats", Format)}

UNKNOWN = "двоичные данные неизвестного вида"
ACCEPTED = "Принимаются: " + ", ".join(item.label for item in FORMATS.values()) + "."


def read(name: str, data: bytes, limits: Limits | None = None) -> Reading:
    """The release in a file; `name` is the sender's and only metadata. Raises Unreadable."""
    limits = limits or Limits()
    try:
        _check_size(data, limits)
        chosen = _recognise(data, name)
        release = chosen.read(data, limits)
        _check_text(release.text, limits)
    except Unreadable as error:
        raise Unreadable(f"{error} {ACCEPTED}") from error
    return Reading(chosen.name, release)


def _check_size(data: bytes, limits: Limits) -> None:
    if not data:
        raise Unreadable("Файл пуст.")
    if len(data) > limits.bytes:
        raise Unreadable(f"В файле {len(data)} байт, а можно не больше {limits.bytes}.")


def _recognise(data: bytes, name: str) -> Format:
    scores = {item.name: item.sniff(data, name) for item in FORMATS.values()}
    best = max(scores, key=lambda name: scores[name])
    if not scores[best]:
        raise Unreadable(f"Это {signature(data) or UNKNOWN}.")
    return FORMATS[best]


def _check_text(text: str, limits: Limits) -> None:
    if not text.strip():
        raise Unreadable("В файле нет текста.")
    if len(text) > limits.characters:
        raise Unreadable(f"В тексте {len(text)} знаков, а можно не больше {limits.characters}.")
    if garbled(text):
        raise Unreadable("Текст испорчен перекодированием: вместо русских слов в нём случайные знаки.")
