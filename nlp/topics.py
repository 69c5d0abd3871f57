"""A decision's words → topics, by the weighted patterns of `models/topics.toml`.

A topic's score is what its patterns weigh in the decision's own words, less in its sentence, less again in the headline
and the parties' names, and a little where the whole release is about it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlp.document import Document
from nlp.facts import Decision, Kind, Topic

FILE = Path(__file__).parents[1] / "models" / "topics.toml"

#: a topic stands from here on; like the weights below it was chosen on `corpus/train`
THRESHOLD = 0.6
IN_SENTENCE = 0.55
IN_EVIDENCE = 0.6
FAR_OFF = 0.25
THEME = 0.4
#: share of the paragraphs from which a topic is the release's theme
PREVAILS = 0.34
#: a firm that does something for a school, and an agreement of any matter, speak for partnership
FIRM_AND_SCHOOL = 0.3
AGREED = 0.3

Scores = Mapping[Topic, float]

_WORD = re.compile(r"\w+")
_KEY = 3
_FIRM = re.compile(r"\b(?:ао|ооо|пао|гк|зао)\b|завод|комбинат|холдинг|предприят|компани|верф|фабрик|фирм")
_SCHOOL = re.compile(r"колледж|техникум|университет|институт|школ|академи|учебн|студент")


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
    for pattern, alternative in _alternatives(tomllib.loads(FILE.read_text("utf-8"))):
        index.setdefault(alternative[:_KEY].replace("ё", "е"), []).append(pattern)
    return {key: tuple(found) for key, found in index.items()}


def topics_of(decision: Decision, theme: frozenset[Topic], headline: str) -> tuple[Topic, ...]:
    """The topics of a decision, strongest first."""
    own = score(f"{decision.content.text} {decision.initiative or ''}", decision.kind)
    sentence = score(decision.evidence[0].text, decision.kind)
    evidence = score(" ".join(piece.text for piece in decision.evidence[1:]), decision.kind)
    names = " ".join(party.name for party in (*decision.actors, *decision.assignees))
    far = score(f"{headline} {names}", None)
    total = {}
    for topic in Topic:
        a, b, c, d = (part.get(topic, 0.0) for part in (own, sentence, evidence, far))
        weight = a + IN_SENTENCE * max(b - a, 0) + IN_EVIDENCE * max(c - max(a, b), 0) + FAR_OFF * max(d - a, 0)
        total[topic] = weight + THEME * (topic in theme)
    total[Topic.PARTNERSHIP] += AGREED * (decision.kind is Kind.AGREEMENT) + FIRM_AND_SCHOOL * _firm_and_school(
        decision
    )
    return tuple(sorted((t for t, weight in total.items() if weight >= THRESHOLD), key=lambda topic: -total[topic]))


def theme_of(document: Document) -> frozenset[Topic]:
    """The topics that a third of the release's paragraphs speak of."""
    counts = dict.fromkeys(Topic, 0)
    for section in document.sections:
        for topic, weight in score(section.analysis.text, None).items():
            counts[topic] += weight >= THRESHOLD
    return frozenset(topic for topic, count in counts.items() if count >= PREVAILS * len(document.sections) > 0)


@lru_cache(maxsize=256)
def score(text: str, kind: Kind | None) -> Scores:
    """The weight of each topic's patterns in a text, each pattern once; `kind` None leaves out those tied to kinds."""
    index, low = patterns(), text.lower()
    seen: set[int] = set()
    total: dict[Topic, float] = {}
    for word in _WORD.finditer(low):
        for pattern in index.get(word.group()[:_KEY].replace("ё", "е"), ()):
            if pattern.number in seen or (pattern.kinds and kind not in pattern.kinds):
                continue
            if pattern.words.match(low, word.start()):
                seen.add(pattern.number)
                total[pattern.topic] = total.get(pattern.topic, 0.0) + pattern.weight
    return total


def _alternatives(content: Mapping[str, Mapping[str, Iterable[Mapping[str, object]]]]) -> Iterator[tuple[Pattern, str]]:
    number = 0
    for name, topic in content.items():
        for entry in topic["patterns"]:
            number += 1
            kinds = frozenset(Kind(kind) for kind in entry.get("kinds", ()))  # type: ignore[attr-defined]
            for alternative in _split(str(entry["pattern"])):
                words = re.compile(alternative)
                yield Pattern(Topic(name), words, float(str(entry["weight"])), kinds, number), alternative


def _split(pattern: str) -> Iterator[str]:
    """The alternatives on the outermost level."""
    depth, begin = 0, 0
    for place, mark in enumerate(pattern):
        depth += (mark in "([") - (mark in ")]")
        if mark == "|" and not depth:
            yield pattern[begin:place]
            begin = place + 1
    yield pattern[begin:]


def _firm_and_school(decision: Decision) -> bool:
    if decision.kind is Kind.APPOINTMENT:
        return False
    actors = " ".join(party.name for party in decision.actors).lower()
    around = " ".join((actors, *(piece.text for piece in decision.evidence))).lower()
    return bool(_FIRM.search(actors) and _SCHOOL.search(around))
