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


@dataclass(frozen=True, slots=True)
class TopicModel:
    """A bias and the weights of features for each topic; a topic stands from `threshold` on."""

    threshold: float
    biases: Mapping[Topic, float]
    weights: Mapping[str, Mapping[Topic, float]]

    def probabilities(self, features: Mapping[str, float]) -> dict[Topic, float]:
        """How likely each topic is, in [0, 1]."""
        scores = dict(self.biases)
        for name, value in features.items():
            for topic, weight in self.weights.get(name, {}).items():
                scores[topic] += weight * value
        return {topic: 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) for topic, score in scores.items()}


def topics_of(features: Mapping[str, float]) -> tuple[Topic, ...]:
    """The topics of a decision with these features (`features.topic_features`), likeliest first."""
    model = topic_model()
    likely = model.probabilities(features)
    return tuple(sorted((t for t in Topic if likely[t] >= model.threshold), key=lambda topic: -likely[topic]))


@lru_cache(maxsize=1)
def topic_model(file: Path = FILE) -> TopicModel:
    """The trained model."""
    content = json.loads(file.read_text("utf-8"))
    weights = {
        name: {Topic(topic): weight for topic, weight in row.items()} for name, row in content["weights"].items()
    }
    return TopicModel(content["threshold"], {Topic(topic): bias for topic, bias in content["biases"].items()}, weights)
