"""Trains the topics: a logistic regression for each, one threshold for all, cross-validated by file."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from nlp.decisions.carrying import carry
from nlp.facts import Topic
from nlp.topics.features import Subject, topic_features
from training.choices import Answered
from training.hands import importance

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

MIN_FILES = 3
FOLDS = 8
#: inverse of the regularisation's strength, chosen by the cross-validation among STRENGTHS
STRENGTHS = (0.3, 1.0, 2.0)
THRESHOLDS = tuple(round(0.16 + 0.02 * step, 2) for step in range(15))
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A decision's features and the topics of its label."""

    file: str
    features: Mapping[str, float]
    topics: frozenset[str]


@dataclass(frozen=True, slots=True)
class TrainedTopics:
    """The weights, and what cross-validation says of them."""

    strength: float
    threshold: float
    biases: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    decisions: int
    files: int
    #: by topic: precision, recall, F1, labels; the key is empty for all topics together
    figures: Mapping[str, tuple[float, float, float, int]]


def labelled_topics(releases: Sequence[Answered]) -> Iterator[Labelled]:
    """Every answered decision, with its fields as the rankers choose them."""
    for release in releases:
        drafts, subject = carry(release.drafts, release.stage), Subject(release.document)
        for place, label in release.labels:
            item = drafts[place]
            content, sentence = item.tokens
            features = {**subject.features, **topic_features(item.decision, content, sentence, subject)}
            yield Labelled(release.file, features, frozenset(label["topics"]))


def train_topics(examples: Sequence[Labelled]) -> TrainedTopics:
    """The model for these decisions."""
    rows = _shared(examples)
    vectorizer = DictVectorizer(sort=True)
    matrix = csr_matrix(vectorizer.fit_transform(rows))
    wanted = np.array([[topic.value in example.topics for topic in Topic] for example in examples])
    files = np.array([example.file for example in examples])
    counted = np.array([importance(example.file) for example in examples])
    unseen = {strength: _cross_validated(matrix, wanted, files, counted, strength) for strength in STRENGTHS}
    strength, threshold = max(
        ((strength, threshold) for strength in STRENGTHS for threshold in THRESHOLDS),
        key=lambda pair: _f1(unseen[pair[0]] >= pair[1], wanted)[2],
    )
    models = [_fit(matrix, wanted[:, column], counted, strength) for column in range(len(Topic))]
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for topic, model in zip(Topic, models, strict=True):
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True):
            if round(float(weight), DIGITS):
                weights[name][topic.value] = round(float(weight), DIGITS)
    said = unseen[strength] >= threshold
    return TrainedTopics(
        strength,
        threshold,
        {topic.value: round(float(model.intercept_[0]), DIGITS) for topic, model in zip(Topic, models, strict=True)},
        dict(weights),
        len(examples),
        len(set(files)),
        {
            "": _f1(said, wanted),
            **{topic.value: _f1(said[:, column], wanted[:, column]) for column, topic in enumerate(Topic)},
        },
    )


def save_topics(trained: TrainedTopics, file: Path) -> None:
    """The same bytes for the same decisions."""
    content = {"biases": trained.biases, "threshold": trained.threshold, "weights": trained.weights}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def _shared(examples: Sequence[Labelled]) -> list[dict[str, float]]:
    files: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.features:
            files[name].add(example.file)
    return [
        {name: value for name, value in example.features.items() if len(files[name]) >= MIN_FILES}
        for example in examples
    ]


def _cross_validated(
    matrix: csr_matrix, wanted: Flags, files: NDArray[np.str_], counted: Floats, strength: float
) -> Floats:
    unseen = np.zeros(wanted.shape)
    for seen, held in GroupKFold(FOLDS).split(matrix, wanted, files):
        for column in range(wanted.shape[1]):
            model = _fit(matrix[seen], wanted[seen, column], counted[seen], strength)
            unseen[held, column] = model.predict_proba(matrix[held])[:, 1]
    return unseen


def _fit(matrix: csr_matrix, wanted: Flags, counted: Floats, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=500, solver="lbfgs").fit(matrix, wanted, sample_weight=counted)


def _f1(said: Flags, wanted: Flags) -> tuple[float, float, float, int]:
    hits, total, labels = int((said & wanted).sum()), int(said.sum()), int(wanted.sum())
    precision, recall = hits / max(total, 1), hits / max(labels, 1)
    return precision, recall, 2 * hits / max(total + labels, 1), labels
