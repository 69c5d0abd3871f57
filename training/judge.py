"""Trains the judge of drafts: a logistic regression with honest figures from cross-validation by file.

Only features that several files share are kept, so that no single sentence has a weight of its own.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.drafts import Example

Floats = NDArray[np.float64]

#: a feature is kept from so many files on
MIN_FILES = 3
#: inverse of the regularisation's strength, chosen by the log loss of the cross-validation among STRENGTHS
STRENGTHS = (0.03, 0.1, 0.3, 1.0)
FOLDS = 8
DIGITS = 5


@dataclass(frozen=True, slots=True)
class Trained:
    """The model and what cross-validation says of it."""

    weights: dict[str, float]
    bias: float
    threshold: float
    strength: float
    #: probabilities of the drafts by models that had not seen their file
    unseen: Floats
    right: Floats


def train(examples: Sequence[Example]) -> Trained:
    """The judge for these examples; the threshold keeps the F1 of finding decisions highest on unseen files."""
    shared = _shared_features(examples)
    rows = [{name: value for name, value in example.features.items() if name in shared} for example in examples]
    right = np.array([example.right for example in examples], dtype=float)
    files = np.array([example.file for example in examples])
    unseen = {strength: _cross_validated(rows, right, files, strength) for strength in STRENGTHS}
    strength = min(STRENGTHS, key=lambda value: _log_loss(unseen[value], right))
    vectorizer = DictVectorizer(sort=True)
    model = _fit(vectorizer.fit_transform(rows), right, strength)
    weights = {
        str(name): round(float(weight), DIGITS)
        for name, weight in zip(vectorizer.feature_names_, model.coef_[0], strict=True)
        if round(float(weight), DIGITS)
    }
    threshold = _best_threshold(unseen[strength], right)
    return Trained(weights, round(float(model.intercept_[0]), DIGITS), threshold, strength, unseen[strength], right)


def save(trained: Trained, file: Path) -> None:
    """The same bytes for the same examples."""
    content = {"bias": trained.bias, "threshold": trained.threshold, "weights": trained.weights}
    file.write_text(json.dumps(content, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def _shared_features(examples: Sequence[Example]) -> frozenset[str]:
    files: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.features:
            files[name].add(example.file)
    return frozenset(name for name, where in files.items() if len(where) >= MIN_FILES)


def _cross_validated(rows: list[dict[str, float]], right: Floats, files: NDArray[np.str_], strength: float) -> Floats:
    unseen = np.zeros(len(rows))
    for seen, held in GroupKFold(FOLDS).split(rows, right, files):
        vectorizer = DictVectorizer(sort=True)
        model = _fit(vectorizer.fit_transform([rows[n] for n in seen]), right[seen], strength)
        unseen[held] = model.predict_proba(vectorizer.transform([rows[n] for n in held]))[:, 1]
    return unseen


def _fit(matrix: object, right: Floats, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=2000, solver="lbfgs").fit(matrix, right)


def _log_loss(probability: Floats, right: Floats) -> float:
    clipped = np.clip(probability, 1e-6, 1 - 1e-6)
    return float(-np.mean(right * np.log(clipped) + (1 - right) * np.log(1 - clipped)))


def _best_threshold(probability: Floats, right: Floats) -> float:
    """Where twice the hits over what is said and what is right is greatest; missed labels count the same everywhere."""
    thresholds = np.arange(0.05, 0.6, 0.01)
    scores = [2 * right[probability >= t].sum() / ((probability >= t).sum() + right.sum() + 1e-9) for t in thresholds]
    return round(float(thresholds[int(np.argmax(scores))]), 2)


def calibration_error(probability: Floats, right: Floats, bins: int = 10) -> float:
    """Expected calibration error over equal-width bins (Naeini et al., 2015)."""
    places = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [
        abs(probability[places == b].mean() - right[places == b].mean()) * np.mean(places == b)
        for b in range(bins)
        if (places == b).any()
    ]
    return float(sum(gaps))
