"""How much words speak for each topic, by the weighted patterns of `models/topics.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.document import Document
from nlp.facts import Decision, Kind, Topic

FILE = Path(__file__).parents[2] / "models" / "topics.toml"

#: a paragraph speaks of a topic from this score on, and a release whose paragraphs do so in this share has it as theme
SPEAKS, PREVAILS = 0.6, 0.34

Scores = Mapping[Topic, float]

_KEY = 3
_BEGINNING = re.compile(rf"\b\w{{1,{_KEY}}}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that speak for a topic."""

    topic: Topic
    words: re.Pattern[str]
    weight: float
    #: kinds of decision that it counts for (empty: all)
    kinds: frozenset[Kind]
    #: its place in the file: alternatives of one pattern count once
    number: int


@lru_cache(maxsize=1)
def patterns() -> dict[str, tuple[Pattern, ...]]:
    """The patterns by the first letters of their first word."""
    index: dict[str, list[Pattern]] = {}
    for pattern, alternative in _alternatives(_content()["topics"]):
        index.setdefault(alternative[:_KEY].replace("ё", "е"), []).append(pattern)
    return {key: tuple(found) for key, found in index.items()}


def theme_of(document: Document) -> frozenset[Topic]:
    """The topics that a third of the release's paragraphs speak of."""
    counts = dict.fromkeys(Topic, 0)
    for section in document.sections:
        for topic, weight in score(section.analysis.text, None).items():
            counts[topic] += weight >= SPEAKS
    return frozenset(topic for topic, count in counts.items() if count >= PREVAILS * len(document.sections) > 0)


@lru_cache(maxsize=256)
def score(text: str, kind: Kind | None) -> Scores:
    """The weight of each topic's patterns in a text, each pattern once; `kind` None leaves out those tied to kinds."""
    index, low = patterns(), text.lower()
    seen: set[int] = set()
    total: dict[Topic, float] = {}
    for word in _BEGINNING.finditer(low.replace("ё", "е")):
        for pattern in index.get(word.group(), ()):
            if pattern.number in seen or (pattern.kinds and kind not in pattern.kinds):
                continue
            if pattern.words.match(low, word.start()):
                seen.add(pattern.number)
                total[pattern.topic] = total.get(pattern.topic, 0.0) + pattern.weight
    return total


def _alternatives(content: Mapping[str, Mapping[str, Iterable[Mapping[str, Any]]]]) -> Iterator[tuple[Pattern, str]]:
    number = 0
    for name, topic in content.items():
        for entry in topic["patterns"]:
            number += 1
            kinds = frozenset(Kind(kind) for kind in entry.get("kinds", ()))
            for alternative in _split(entry["pattern"]):
                words = re.compile(alternative)
                yield Pattern(Topic(name), words, float(entry["weight"]), kinds, number), alternative


def _split(pattern: str) -> Iterator[str]:
    """The alternatives on the outermost level."""
    depth, begin = 0, 0
    for place, mark in enumerate(pattern):
        depth += (mark in "([") - (mark in ")]")
        if mark == "|" and not depth:
            yield pattern[begin:place]
            begin = place + 1
    yield pattern[begin:]


def firm_and_school(decision: Decision) -> bool:
    """Whether a firm does something for a school, which speaks for partnership."""
    if decision.kind is Kind.APPOINTMENT:
        return False
    actors = " ".join(party.name for party in decision.actors).lower()
    around = " ".join((actors, *(piece.text for piece in decision.evidence))).lower()
    return bool(_sides()["firm"].search(actors) and _sides()["school"].search(around))


@lru_cache(maxsize=1)
def _sides() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(side["pattern"]) for name, side in _content()["sides"].items()}


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))
