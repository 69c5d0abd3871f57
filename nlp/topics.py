"""A decision's words → topics, by the weighted patterns of `models/topics.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlp.facts import Decision, Kind, Topic

FILE = Path(__file__).parents[1] / "models" / "topics.toml"

#: a topic stands from here on
THRESHOLD = 1.0
#: what a pattern counts in the sentence around the content, and in the headline and parties
_AROUND = 0.55
_FAR = 0.35


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words that speak for a topic."""

    topic: Topic
    words: re.Pattern[str]
    weight: float
    #: kinds of decision that it counts for (empty: all)
    kinds: frozenset[Kind]


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """The patterns in the order of the file."""
    content = tomllib.loads(FILE.read_text("utf-8"))
    return tuple(
        Pattern(
            Topic(name),
            re.compile(rf"(?<!\w)(?:{entry['pattern']})"),
            entry["weight"],
            frozenset(Kind(kind) for kind in entry.get("kinds", ())),
        )
        for name, topic in content.items()
        for entry in topic["patterns"]
    )


def topics_of(decision: Decision, far: str = "") -> tuple[Topic, ...]:
    """The topics of a decision, strongest first; `far` is what stands further off (headline, parties' names)."""
    sentence = decision.evidence[0].text if decision.evidence else ""
    own = f"{decision.content.text} {decision.initiative or ''}".lower()
    scores: dict[Topic, float] = {}
    for pattern in patterns():
        if pattern.kinds and decision.kind not in pattern.kinds:
            continue
        nearness = _nearness(pattern.words, own, sentence.lower(), far.lower())
        scores[pattern.topic] = scores.get(pattern.topic, 0.0) + pattern.weight * nearness
    found = [topic for topic, score in scores.items() if score >= THRESHOLD - 0.11]
    return tuple(sorted(found, key=lambda topic: -scores[topic]))


def _nearness(words: re.Pattern[str], own: str, sentence: str, far: str) -> float:
    if words.search(own):
        return 1.0
    if words.search(sentence):
        return _AROUND
    return _FAR if words.search(far) else 0.0
