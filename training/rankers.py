"""Trains the rankers that carry to acts what their wording leaves open.

A conditional logit (McFadden, 1974): the probability of a candidate is its exponentiated score over the sum of all of
its draft's. Features are a candidate's ways, alone and with each feature of the wording.

Most acts have no sum, no head count, no deadline, so the likeliest answer is too often none: the highest F1 is reached
by answering from half of that F1 on, below even odds (Lipton, Elkan, Naryanaswamy, 2014). So where most have no value,
`LEAN` is taken from the score of none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import GroupKFold

from nlp.decisions.carrying.ranking import ALONE, NONE
from training.hands import importance

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Pair = tuple[str, str]

MIN_FILES = 3
FOLDS = 8
#: strength of the L2 penalty, chosen by the cross-validation among STRENGTHS
STRENGTHS = (4.0, 16.0, 64.0)
#: what is taken from the score of none: a value is answered from .43 on, the best for an F1 of .86
LEAN = 0.3
DIGITS = 3
#: shares of the files that the learning curve learns from
SHARES = (0.125, 0.25, 0.5, 1.0)
STEPS = 200
_SEPARATOR = "\t"


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate of a draft: by which ways and for which wording; `right` where the label says the same."""

    file: str
    draft: str
    ways: frozenset[str]
    wording: frozenset[str]
    right: bool
    #: what the rules alone would answer
    by_rule: bool


@dataclass(frozen=True)
class _Data:
    """Candidates as rows; those of a draft stand together, drafts are numbered from 0 on."""

    matrix: csr_matrix
    right: NDArray[np.bool_]
    #: whether the candidate is to have no value
    none: NDArray[np.bool_]
    drafts: Numbers
    files: NDArray[np.str_]
    #: how much the labels of its file count
    importance: Floats
    names: Sequence[str]

    @property
    def lean(self) -> float:
        """What is taken from the score of none: something where fewer than half of the drafts have a value."""
        return LEAN if np.logical_or.reduceat(self.right & self.none, self.starts).mean() > 0.5 else 0.0

    @cached_property
    def starts(self) -> Numbers:
        """The row of each draft's first candidate."""
        return np.searchsorted(self.drafts, np.arange(self.drafts.max() + 1))


@dataclass(frozen=True, slots=True)
class TrainedRanker:
    """The weights, and how many drafts of files not trained on come out right."""

    weights: Mapping[str, Mapping[str, float]]
    strength: float
    drafts: int
    files: int
    reachable: int
    right: int
    right_by_rule: int


def train_ranker(choices: Sequence[Choice]) -> TrainedRanker:
    """The ranker for these choices."""
    data = _prepared(choices)
    answers = {strength: _answers(data, _cross_validated(data, strength)) for strength in STRENGTHS}
    strength = max(STRENGTHS, key=lambda value: int(data.right[answers[value]].sum()))
    return TrainedRanker(
        weights=_nested(data.names, fit(data.matrix, data.right, data.drafts, strength, data.importance), data.lean),
        strength=strength,
        drafts=len(data.starts),
        files=len(set(data.files)),
        reachable=len(set(data.drafts[data.right])),
        right=int(data.right[answers[strength]].sum()),
        right_by_rule=sum(choice.right and choice.by_rule for choice in choices),
    )


def learning_curve(choices: Sequence[Choice], trained: TrainedRanker) -> list[tuple[int, int]]:
    """Numbers of files learned from in each fold, and how many drafts of the other files come out right."""
    data = _prepared(choices)
    curve = []
    for share in SHARES:
        answers = _answers(data, _cross_validated(data, trained.strength, share))
        learned = int(len(set(data.files)) * (FOLDS - 1) / FOLDS * share)
        curve.append((learned, int(data.right[answers].sum())))
    return curve


def save_ranker(trained: TrainedRanker, file: Path) -> None:
    """The same bytes for the same choices."""
    file.write_text(json.dumps(trained.weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")


def fit(matrix: csr_matrix, right: NDArray[np.bool_], drafts: Numbers, strength: float, importance: Floats) -> Floats:
    """The weights with the highest penalised likelihood; candidates of a draft stand together, drafts from 0 on.

    `importance` is how much the draft of each candidate counts.
    """
    starts = np.searchsorted(drafts, np.arange(drafts.max() + 1))
    answered = np.logical_or.reduceat(right, starts)
    counted = importance[starts][answered]

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[drafts])
        total, hit = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        likelihood = counted @ np.log(hit[answered] / total[answered])
        share = np.divide(powers * right, hit[drafts], out=np.zeros_like(powers), where=answered[drafts])
        gradient = np.where(answered[drafts], powers / total[drafts] - share, 0.0) * importance
        return float(strength * weights @ weights / 2 - likelihood), matrix.T @ gradient + strength * weights

    found: Any = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    return np.asarray(found.x, dtype=np.float64)


def _pairs(choice: Choice) -> Iterator[Pair]:
    return chain.from_iterable(((way, ALONE), *((way, name) for name in choice.wording)) for way in choice.ways)


def _shared(choices: Sequence[Choice]) -> frozenset[Pair]:
    files: dict[Pair, set[str]] = defaultdict(set)
    for choice in choices:
        for pair in _pairs(choice):
            files[pair].add(choice.file)
    return frozenset(pair for pair, where in files.items() if len(where) >= MIN_FILES)


def _prepared(choices: Sequence[Choice]) -> _Data:
    kept = _shared(choices)
    rows = [{_SEPARATOR.join(pair): 1.0 for pair in _pairs(choice) if pair in kept} for choice in choices]
    vectorizer = DictVectorizer(sort=True)
    return _Data(
        csr_matrix(vectorizer.fit_transform(rows)),
        np.array([choice.right for choice in choices]),
        np.array([NONE in choice.ways for choice in choices]),
        np.unique([choice.draft for choice in choices], return_inverse=True)[1].astype(np.int64),
        np.array([choice.file for choice in choices]),
        np.array([importance(choice.file) for choice in choices]),
        vectorizer.feature_names_,
    )


def _cross_validated(data: _Data, strength: float, share: float = 1.0) -> Floats:
    """The score of each candidate by a model that had not seen its file, only a share of the others."""
    scores = np.zeros(len(data.right))
    for seen, held in GroupKFold(FOLDS).split(data.matrix, data.right, data.files):
        names = np.unique(data.files[seen])
        chosen = np.random.default_rng(0).permutation(names)[: max(1, round(len(names) * share))]
        kept = seen[np.isin(data.files[seen], chosen)]
        numbers = np.unique(data.drafts[kept], return_inverse=True)[1].astype(np.int64)
        weights = fit(data.matrix[kept], data.right[kept], numbers, strength, data.importance[kept])
        scores[held] = data.matrix[held] @ weights
    return scores


def _answers(data: _Data, scores: Floats) -> Numbers:
    """The candidate chosen for each draft."""
    leaning = scores - data.lean * data.none
    return np.array(
        [first + int(leaning[first:last].argmax()) for first, last in pairwise([*data.starts, len(leaning)])]
    )


def _nested(names: Sequence[str], weights: Floats, lean: float) -> dict[str, dict[str, float]]:
    nested: dict[str, dict[str, float]] = defaultdict(dict)
    for name, weight in zip(names, weights, strict=True):
        way, feature = name.split(_SEPARATOR)
        value = round(float(weight) - lean * ((way, feature) == (NONE, ALONE)), DIGITS)
        if value:
            nested[way][feature] = value
    return dict(nested)
