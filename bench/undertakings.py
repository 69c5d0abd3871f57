"""The files of `corpus/threads`: undertakings told over several releases, with what belongs together."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARKED = re.compile(r"\[([^]]*)\]")


@dataclass(frozen=True, slots=True)
class Story:
    """One release; `places` are the characters of `text` that decisions of the undertaking are about."""

    published: dt.date
    publisher: str
    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """An undertaking, its releases in order, and how far it had come on some days."""

    name: str
    stories: tuple[Story, ...]
    states: tuple[tuple[dt.date, str], ...]


def undertakings(folder: Path) -> tuple[Undertaking, ...]:
    """All of a folder, by name."""
    return tuple(_read(path) for path in sorted(folder.glob("*.txt")))


def _read(path: Path) -> Undertaking:
    head, *parts = re.split(r"^@ ", path.read_text("utf-8"), flags=re.MULTILINE)
    if not head.startswith("# "):
        raise ValueError(f"{path}: a first line '# what it is about' was expected")
    *told, last = parts
    body, *states = re.split(r"^\? ", last, flags=re.MULTILINE)
    return Undertaking(path.stem, tuple(map(_story, [*told, body])), tuple(_states(states)))


def _states(lines: list[str]) -> Iterator[tuple[dt.date, str]]:
    for line in lines:
        day, state = line.split()
        yield dt.date.fromisoformat(day), state


def _story(part: str) -> Story:
    """The page that the extractor reads begins with publisher, headline and day, as sites print them."""
    head, title, *body = part.strip().split("\n")
    day, publisher = head.split(" | ")
    published = dt.date.fromisoformat(day)
    marked = "\n".join((publisher, title, f"{published:%d.%m.%Y}", "", *body))
    places = tuple(
        (match.start() - 2 * shift, match.end() - 2 * shift - 2) for shift, match in enumerate(_MARKED.finditer(marked))
    )
    return Story(published, publisher, _MARKED.sub(r"\1", marked), places)
