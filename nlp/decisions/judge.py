"""How likely a draft is a decision: a logistic regression over named features, weighed in `judge.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from nlp.decisions.lexicon import FOLDER

FILE = FOLDER / "judge.json"


@dataclass(frozen=True)
class Judge:
    """`probability` is calibrated; drafts below `threshold` are no decisions."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def probability(self, features: Iterable[str]) -> float:
        """The probability in [0, 1] that a draft with these features is a decision of its kind."""
        score = self.bias + sum(map(self.weights.get, features, repeat(0.0)))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


@lru_cache(maxsize=1)
def judge(file: Path = FILE) -> Judge:
    """The trained judge."""
    content = json.loads(file.read_text("utf-8"))
    return Judge(content["weights"], content["bias"], content["threshold"])
