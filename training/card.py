"""What the card of the judge says: data, figures on unseen files, calibration, limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.drafts import Example
from training.judge import FOLDS, MIN_FILES, Trained, calibration_error

BINS = 5
TEXT = """# The judge of decisions

Decides whether a draft that the triggers found is a decision, and how probable that is. Made by `make train`; do not
edit `judge.json` by hand.

- **Model:** logistic regression over {features} named features (`nlp/decisions/features.py`), each of which occurs in
  at least {min_files} files; weights as JSON, no pickle. Inverse regularisation {strength}.
- **Data:** {drafts} drafts of {files} labelled releases of `corpus/train`, {right} of them right. All are originals
  written for this project.
- **Figures** ({folds}-fold cross-validation by file, drafts of files not trained on): at the threshold {threshold}
  precision {precision:.3f}, recall {recall:.3f} among the drafts; keeping every draft: {share:.3f} and 1.
- **Calibration:** expected calibration error {error:.3f} over ten bins.

| probability | drafts | right |
| --- | ---: | ---: |
{table}

**Limits.** The rules that make the drafts were written with these files open, so on other releases expect fewer right
drafts; `make evaluate` shows by how much on `corpus/dev`. What no trigger finds, the judge never sees.
"""


def card(trained: Trained, examples: Sequence[Example]) -> str:
    """The model card in Markdown."""
    files = len({example.file for example in examples})
    kept = trained.unseen >= trained.threshold
    right = trained.right
    precision, recall = right[kept].mean(), right[kept].sum() / right.sum()
    error = calibration_error(trained.unseen, right)
    return TEXT.format(
        features=len(trained.weights),
        min_files=MIN_FILES,
        strength=trained.strength,
        drafts=len(examples),
        files=files,
        right=int(right.sum()),
        folds=FOLDS,
        threshold=trained.threshold,
        precision=precision,
        recall=recall,
        share=right.mean(),
        error=error,
        table="\n".join(_reliability(trained)),
    )


def _reliability(trained: Trained) -> list[str]:
    places = np.minimum((trained.unseen * BINS).astype(int), BINS - 1)
    return [
        f"| {place / BINS:.1f} – {(place + 1) / BINS:.1f} | {inside.sum()} | {trained.right[inside].mean():.2f} |"
        for place in range(BINS)
        for inside in (places == place,)
        if inside.any()
    ]
