"""Which of several candidates a wording means: a conditional logit over named features (McFadden, 1974).

A candidate's score is the sum of the weights of its ways, each alone and together with each feature of the wording:
`previous` says little, `previous` of a passive in a meeting's minutes says much.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from nlp.decisions.act import Act
from nlp.decisions.carrying.stage import Stage
from nlp.decisions.drafting import Draft
from nlp.decisions.lexicon import FOLDER

V = TypeVar("V")

#: trained weights, a file per field
CARRYING = FOLDER / "carrying"

#: the feature under which a way's own weight stands
ALONE = ""
#: the way to no value
NONE = "none"
#: how the ways of what the rules read begin
RULE = "rule"
_THOUSAND = 1000
#: features of a draft that tell its wording
_WORDING = ("rule=", "kind=", "status=", "governs=", "person=", "subject=", "listed", "obligation", "quotation", "no ")
_TENSES = frozenset({"past", "present", "future", "meeting", "document"})


class Candidate(NamedTuple, Generic[V]):
    """A value that a field may have, and the ways by which the release leads to it.

    A named tuple, because there are forty for every draft: it is made in a third of a frozen dataclass's time.
    """

    value: V
    ways: frozenset[str]


#: a value, and some of the ways that lead to it
Led = tuple[V, Iterable[str]]


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


@dataclass(frozen=True)
class Ranker:
    """Weights in thousandths, a row for each feature of the wording, a column for each way; whole numbers add up alike
    in any order, so equal candidates have equal scores."""

    ways: Mapping[str, int]
    features: Mapping[str, int]
    table: NDArray[np.int32]

    @classmethod
    def of(cls, weights: Mapping[str, Mapping[str, float]]) -> Ranker:
        """The ranker with these weights by way and feature."""
        ways = {way: column for column, way in enumerate(sorted(weights))}
        names = sorted({ALONE, *chain.from_iterable(weights.values())})
        features = {name: row for row, name in enumerate(names)}
        table = np.zeros((len(features), len(ways)), np.int32)
        for way, column in ways.items():
            for name, weight in weights[way].items():
                table[features[name], column] = round(weight * _THOUSAND)
        return cls(ways, features, table)

    def best(self, candidates: Sequence[Candidate[V]], features: frozenset[str]) -> tuple[V, str]:
        """The value of the candidate that fits best, the first of equals; there must be one.

        With it the way that speaks for it most, empty where there is no value, or only what the rules read.
        """
        if len(candidates) == 1:
            return candidates[0].value, ""
        rows = [self.features[name] for name in (ALONE, *features) if name in self.features]
        weights: list[int] = np.add.reduce(self.table.take(rows, axis=0)).tolist()
        column = self.ways
        scores = [sum([weights[column[way]] for way in ways if way in column]) for _, ways in candidates]
        chosen = candidates[scores.index(max(scores))]
        if not chosen.value or any(way.startswith(RULE) for way in chosen.ways):
            return chosen.value, ""
        known = sorted(way for way in chosen.ways if way in column)
        return chosen.value, max(known, key=lambda way: weights[column[way]], default="")


def wording(draft: Draft) -> frozenset[str]:
    """What of a draft's features tells how it is worded."""
    return frozenset([name for name in draft.features if name in _TENSES or name.startswith(_WORDING)])


def gathered(led: Iterable[Led[V]], key: Callable[[V], Hashable]) -> Iterable[tuple[V, set[str]]]:
    """Each value once, as it came first, with all ways to it."""
    found: dict[Hashable, tuple[V, set[str]]] = {}
    for value, ways in led:
        known = key(value)
        entry = found.get(known)
        if entry is None:
            found[known] = value, set(ways)
        else:
            entry[1].update(ways)
    return found.values()


def previous(last: Act, act: Act) -> Iterator[str]:
    """The ways to what an act before has: the closer it stands, the more of them."""
    yield "previous"
    if last.passage is act.passage:
        yield "previous same paragraph"
        if last.sentence == act.sentence:
            yield "previous same sentence"


@cache
def ranker(field: str) -> Ranker:
    """The trained ranker of a field (`actors`, `date` …)."""
    return Ranker.of(json.loads((CARRYING / f"{field}.json").read_text("utf-8")))
