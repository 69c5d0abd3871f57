"""Which of several candidates a wording means: a conditional logit over named features (McFadden, 1974).

A candidate's score is the sum of the weights of its ways, each alone and together with each feature of the wording:
`previous` says little, `previous` of a passive in a meeting's minutes says much.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Generic, TypeVar

from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.lexicon import FOLDER

V = TypeVar("V")

#: trained weights, a file per field
CARRYING = FOLDER / "carrying"

#: the feature under which a way's own weight stands
ALONE = ""
#: features of a draft that tell its wording
_WORDING = ("rule=", "kind=", "status=", "governs=", "person=", "subject=", "listed", "obligation", "quotation", "no ")
_TENSES = frozenset({"past", "present", "future", "meeting", "document"})


@dataclass(frozen=True, slots=True)
class Candidate(Generic[V]):
    """A value that a field may have, and the ways by which the release leads to it."""

    value: V
    ways: frozenset[str]


@dataclass(frozen=True)
class Field(Generic[V]):
    """A field of a decision that may be carried from elsewhere."""

    name: str
    #: the candidates for one of the drafts of a release
    candidates: Callable[[int, Sequence[Draft], Stage], tuple[Candidate[V], ...]]
    #: what tells its values apart
    key: Callable[[V], Hashable]
    #: the features of a draft that its ways are weighed with
    features: Callable[[Draft], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights by way and feature of the wording."""

    weights: Mapping[str, Mapping[str, float]]

    def best(self, candidates: Sequence[Candidate[V]], features: frozenset[str]) -> V:
        """The value of the candidate that fits best, the first of equals; there must be one."""
        names = (ALONE, *sorted(features))
        ways = frozenset[str]().union(*(candidate.ways for candidate in candidates))
        weights = {way: self._weights(way, names) for way in ways}
        return max(candidates, key=lambda candidate: _sum(weights, candidate.ways)).value

    def _weights(self, way: str, names: Iterable[str]) -> list[float]:
        """The weights of a way alone and with each feature."""
        known = self.weights.get(way, {})
        return [known[name] for name in names if name in known]


def _sum(weights: Mapping[str, Iterable[float]], ways: Iterable[str]) -> float:
    """In one order whatever the set, so that equal candidates have equal scores."""
    return sum(chain.from_iterable(weights[way] for way in sorted(ways)))


def wording(draft: Draft) -> frozenset[str]:
    """What of a draft's features tells how it is worded."""
    return frozenset(name for name in draft.features if name in _TENSES or name.startswith(_WORDING))


def gathered(ways: Iterable[tuple[str, V]], key: Callable[[V], Hashable]) -> tuple[tuple[V, set[str]], ...]:
    """Each value once, as it came first, with all ways to it."""
    found: dict[Hashable, tuple[V, set[str]]] = {}
    for way, value in ways:
        found.setdefault(key(value), (value, set()))[1].add(way)
    return tuple(found.values())


@cache
def ranker(field: str) -> Ranker:
    """The trained ranker of a field (`actors`, `date` …)."""
    return Ranker(json.loads((CARRYING / f"{field}.json").read_text("utf-8")))
