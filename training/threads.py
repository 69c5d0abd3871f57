"""`python -m training.threads`: the weights by which decisions are joined into undertakings, with their card.

Pairs of `corpus/threads/train` that share marks are the examples: those of one file belong together. Pairs of decisions
within a release of `corpus/train` are told apart there, so they count as others, at a third of the weight. The hand-set
weights of before are kept unless a logistic regression beats them when each undertaking is judged by the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench import threads as bench
from linking.threads import Told, parts
from linking.threads.joining import FILE
from linking.threads.parts import PARTS
from nlp.extract import extract_all
from nlp.facts import Release

ROOT = Path(__file__).parents[1]
RELEASES = 80
#: what was set by hand, in the order of `PARTS`
RULES = (3.0, 3.0, 2.0, 1.5, -2.5, 0.7, 2.5, 1.5, 0.3, 0.3, 0.3, 0.7, -1.0, -1.0)
RULES_BIAS = -5.0
#: certainty from which pairs are joined, and from which people are asked
JOIN, ASK = 0.6, 0.2
_HEAD = """# Which decisions of different releases are about one undertaking: a logistic regression over named parts.
# Made by `python -m training.threads` from corpus/threads/train; what each part is: linking/threads/parts.py.
"""
Array = NDArray[np.float64]


def main() -> None:
    """Compare by cross-validation, then write weights and card."""
    rows, right, groups, importance = _examples()
    learned = _cross_validated(rows, right, groups, importance)
    ruled = 1 / (1 + np.exp(-(rows @ np.array(RULES) + RULES_BIAS)))
    lines = [f"{name:20}{_figures(scores, right, groups)}" for name, scores in (("rules", ruled), ("learned", learned))]
    model = _fit(rows, right, importance)
    weights = [f"{name} = {value:.3f}" for name, value in zip(PARTS, model.coef_[0], strict=True)]
    text = f"{_HEAD}join = {JOIN}\nask = {ASK}\nbias = {model.intercept_[0]:.3f}\n\n[weights]\n" + "\n".join(weights)
    FILE.write_text(text + "\n", "utf-8")
    print("\n".join(lines))
    FILE.with_suffix(".md").write_text(_card(lines, right), "utf-8")


def _examples() -> tuple[Array, Array, Array, Array]:
    """Parts, whether a pair belongs together, its group for cross-validation, and its weight."""
    items = bench.read(bench.CORPUS / "train").items
    names = {name: number for number, name in enumerate(sorted({item.undertaking or "" for item in items}))}
    rows, right, groups, importance = [], [], [], []
    for one, other in sorted(bench.candidates(items)):
        rows.append(_row(items[one].told, items[other].told))
        right.append(float(bench.together(items[one], items[other])))
        groups.append(names[items[one].undertaking or items[other].undertaking or ""])
        importance.append(1.0)
    for number, (first, second) in enumerate(_within()):
        rows.append(_row(first, second))
        right.append(0.0)
        groups.append(len(names) + number % 20)
        importance.append(1 / 3)
    return np.array(rows), np.array(right), np.array(groups), np.array(importance)


def _within() -> Iterator[tuple[Told, Told]]:
    """Pairs of decisions within releases."""
    paths = sorted((ROOT / "corpus" / "train").glob("*.txt"))[:RELEASES]
    extractions = extract_all([Release(path.read_text("utf-8")) for path in paths])
    for number, extraction in enumerate(extractions):
        told = [
            bench.tell(id_, number, extraction, decision, bench.NO_DAY)
            for id_, decision in enumerate(extraction.decisions)
        ]
        yield from combinations(told, 2)


def _row(one: Told, other: Told) -> list[float]:
    earlier, later = sorted((one, other), key=lambda told: (told.day, told.id))
    return [*parts(earlier, later).values()]


def _fit(rows: Array, right: Array, importance: Array) -> LogisticRegression:
    return LogisticRegression(C=2.0, max_iter=5000).fit(rows, right, sample_weight=importance)


def _cross_validated(rows: Array, right: Array, groups: Array, importance: Array) -> Array:
    scores = np.zeros(len(right))
    for known, asked in GroupKFold(10).split(rows, right, groups):
        scores[asked] = _fit(rows[known], right[known], importance[known]).predict_proba(rows[asked])[:, 1]
    return scores


def _figures(scores: Array, right: Array, groups: Array) -> str:
    """Precision, recall and F1 of joining, on the pairs of the undertakings only."""
    said = scores >= JOIN
    hits = float(np.sum(said * right))
    precision, recall = hits / max(1.0, float(np.sum(said))), hits / max(1.0, float(np.sum(right)))
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def _card(lines: Sequence[str], right: Array) -> str:
    shown = "\n".join(f"    {line}" for line in lines)
    return f"""# Undertakings: the weights of pairs

- What for: whether two decisions of different releases are about one undertaking (`linking/threads/joining.py`).
- Made from: {len(right)} pairs, {int(right.sum())} of them together: `corpus/threads/train` and, as others, decisions
  within one release of `corpus/train`. Read by the extractor as it is, so its faults are in the examples.
- Pairs from {JOIN} on are joined, pairs from {ASK} on wait for a person.
- By cross-validation over undertakings (ten folds), against weights set by hand:

{shown}

- Limits: texts written for the project, shorter and plainer than most releases. `corpus/threads/dev` gives the figures
  that were not tuned on: `python -m bench.threads`.
"""


if __name__ == "__main__":
    main()
