"""Words of time → the shapes they stand in, by patterns compiled from models/dates/shapes.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.dates.moments import Meaning
from nlp.dates.words import SIGNS, Line, Phrase

_DATA = tomllib.loads((Path(__file__).parents[2] / "models" / "dates" / "shapes.toml").read_text("utf-8"))
_SLOT = re.compile(r"\{(?:(\w+)=)?(\w+)\}|[a-z_]{2,}")


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to say a time."""

    name: str
    #: the function of rules.py that reads it
    rule: str
    #: a phrase in this shape, and a sentence where the phrase needs one around it
    phrase: str
    context: str
    pattern: re.Pattern[str]
    #: whether it has edges (`до конца года`), and whether it is a time only there
    period: bool
    inner: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase in a shape: its words and the slots in it."""

    shape: Shape
    line: Line
    groups: re.Match[str]
    words: Phrase

    @classmethod
    def of(cls, shape: Shape, line: Line, groups: re.Match[str]) -> Match:
        """A shape found in a line."""
        return cls(shape, line, groups, line.words(*groups.span()))

    def slot(self, name: str) -> Phrase:
        """The words of a slot; empty where it is left out."""
        start, stop = self.groups.span(name)
        first = self.groups.start()
        return Phrase(self.words.words[max(start - first, 0) : max(stop - first, 0)])

    def periods(self, name: str) -> Iterator[Match]:
        """The ways to read a slot that is a period."""
        span = self.groups.span(name)
        for shape in SHAPES:
            if shape.period or shape.inner:
                groups = shape.pattern.fullmatch(self.line.signs, *span)
                if groups:
                    yield Match.of(shape, self.line, groups)


#: reads a match; None where its words do not fit after all, so that the next shape is tried
Rule = Callable[[Match], Meaning | None]


def places(signs: str) -> Iterator[int]:
    """Where phrases may begin, in order: only in runs of words that a grammar knows, with one that tells of time."""
    for run in _RUN.finditer(signs):
        if _CORE.search(run.group()):
            yield from (place for place in range(*run.span()) if _ANY.match(signs, place))


def matches(line: Line, place: int) -> Iterator[Match]:
    """The shapes that begin at a word, in their order."""
    for shape in SHAPES:
        if not shape.inner and (groups := shape.pattern.match(line.signs, place)):
            yield Match.of(shape, line, groups)


def _expand(form: str, *, slots: bool) -> str:
    def replace(match: re.Match[str]) -> str:
        slot, part, name = match[1] or match[2], match[2], match[0]
        body = _name(part or name)
        return f"(?P<{slot}>{body})" if part and slots else f"(?:{body})"

    return _SLOT.sub(replace, form).replace(" ", "")


def _name(name: str) -> str:
    if name in SIGNS:
        return SIGNS[name]
    if name == "period":
        return "|".join(_expand(shape["form"], slots=False) for shape in _shapes("period", "inner"))
    return _expand(_DATA["part"][name], slots=False)


def _shapes(*flags: str) -> Iterator[dict[str, Any]]:
    return (shape for shape in _DATA["shape"].values() if any(shape.get(flag) for flag in flags))


def _shape(name: str, data: dict[str, Any]) -> Shape:
    return Shape(
        name,
        data["rule"],
        data["phrase"],
        data.get("context", data["phrase"]),
        re.compile(_expand(data["form"], slots=True)),
        data.get("period", False),
        data.get("inner", False),
    )


#: in the order of the data, which is the order they are tried in
SHAPES = tuple(_shape(name, data) for name, data in _DATA["shape"].items())

_ANY = re.compile(
    "|".join(_expand(shape["form"], slots=False) for shape in _DATA["shape"].values() if not shape.get("inner"))
)
_RUN = re.compile(f"[^{SIGNS['other']}]+")
_CORE = re.compile(_name("core"))
