"""A decision's words → topics: a logistic regression for each topic over its patterns and the words themselves.

`models/topics.toml` has the patterns, `models/topics.json` the trained weights, `models/topics.md` how good they are.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from nlp.facts import Topic

FILE = Path(__file__).parents[2] / "models" / "topics.json"

_ZERO = dict.fromkeys(Topic, 0.0)


@dataclass(frozen=True, slots=True)
class TopicModel:
    """A bias and the weights of features for each topic; a topic stands from the probability `threshold` on."""

    threshold: float
    biases: Mapping[Topic, float]
    weights: Mapping[str, Mapping[Topic, float]]

    def scores(self, features: Mapping[str, float]) -> dict[Topic, float]:
        """What features weigh for each topic, without the bias."""
        total = dict(_ZERO)
        for name, value in features.items():
            if name in self.weights:
                for topic, weight in self.weights[name].items():
                    total[topic] += weight * value
        return total


def topics_of(*scores: Mapping[Topic, float]) -> tuple[Topic, ...]:
    """The topics whose scores (of the release, of the decision) and bias make them likely, likeliest first."""
    model = topic_model()
    total = {topic: model.biases[topic] + sum([part[topic] for part in scores]) for topic in _ZERO}
    least = math.log(model.threshold / (1 - model.threshold))
    return tuple(sorted([topic for topic in _ZERO if total[topic] >= least], key=lambda topic: -total[topic]))


@lru_cache(maxsize=1)
def topic_model(file: Path = FILE) -> TopicModel:
    """The trained model."""
    content = json.loads(file.read_text("utf-8"))
    weights = {
        name: {Topic(topic): weight for topic, weight in row.items()} for name, row in content["weights"].items()
    }
    return TopicModel(content["threshold"], {Topic(topic): bias for topic, bias in content["biases"].items()}, weights)
