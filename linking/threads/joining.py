"""Decisions → undertakings: what to think of a pair, and which decisions pairs join."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from linking.threads.parts import parts
from linking.threads.told import Told

FILE = Path(__file__).parents[2] / "models" / "linking" / "threads.toml"


class Verdict(StrEnum):
    """What the program thinks of a pair."""

    SAME = "same"
    ASK = "ask"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Pair:
    """What the program thinks of two decisions and why."""

    verdict: Verdict
    #: probability that they are about one undertaking
    score: float
    #: what each part adds to the score, the weightiest first
    why: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of the parts, and from which probabilities on pairs are joined or asked about."""

    bias: float
    weights: Mapping[str, float]
    join: float
    ask: float


def judge(one: Told, other: Told) -> Pair:
    """Whether two decisions are about one undertaking."""
    earlier, later = sorted((one, other), key=lambda told: (told.day, told.id))
    model = weights()
    added = {name: model.weights[name] * value for name, value in parts(earlier, later).items()}
    score = 1 / (1 + math.exp(-model.bias - sum(added.values())))
    why = {name: round(value, 2) for name, value in sorted(added.items(), key=lambda item: -abs(item[1])) if value}
    return Pair(_verdict(score, model), score, why)


def join(decisions: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each decision's undertaking: the lowest number among those that pairs join."""
    first = {decision: decision for decision in decisions}
    for one, other in pairs:
        low, high = sorted((_end(first, one), _end(first, other)))
        first[high] = low
    return {decision: _end(first, decision) for decision in first}


@lru_cache(maxsize=1)
def weights() -> Model:
    """The model of this installation."""
    return Model(**tomllib.loads(FILE.read_text("utf-8")))


def _verdict(score: float, model: Model) -> Verdict:
    if score >= model.join:
        return Verdict.SAME
    return Verdict.ASK if score >= model.ask else Verdict.NO


def _end(first: Mapping[int, int], decision: int) -> int:
    while first[decision] != decision:
        decision = first[decision]
    return decision
