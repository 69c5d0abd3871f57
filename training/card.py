"""What the card of the judge says: data, figures on unseen files, calibration, limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from training.drafts import Example
from training.judge import FOLDS, MIN_FILES, Trained, calibration_error

BINS = 5


def card(trained: Trained, examples: Sequence[Example]) -> str:
    """The model card in Markdown."""
    files = len({example.file for example in examples})
    kept = trained.unseen >= trained.threshold
    right = trained.right
    precision, recall = right[kept].mean(), right[kept].sum() / right.sum()
    return "\n".join(
        [
            "# The judge of decisions",
            "",
            "Decides whether a draft that the triggers found is a decision, and how probable that is. Made by `make train`;",
            "do not edit `judge.json` by hand.",
            "",
            f"- **Model:** logistic regression over {len(trained.weights)} named features (`nlp/decisions/features.py`), each of",
            f"  which occurs in at least {MIN_FILES} files; weights as JSON, no pickle. Inverse regularisation {trained.strength}.",
            f"- **Data:** {len(examples)} drafts of {files} labelled releases of `corpus/train`, {int(right.sum())} of them right.",
            "  All are originals written for this project.",
            f"- **Figures** ({FOLDS}-fold cross-validation by file, drafts of files not trained on): at the threshold"
            f" {trained.threshold}",
            f"  precision {precision:.3f}, recall {recall:.3f} among the drafts; keeping every draft: {right.mean():.3f} and 1.",
            f"- **Calibration:** expected calibration error {calibration_error(trained.unseen, right):.3f} over ten bins.",
            "",
            "| probability | drafts | right |",
            "| --- | ---: | ---: |",
            *_reliability(trained),
            "",
            "**Limits.** The rules that make the drafts were written with these files open, so on other releases expect fewer",
            "right drafts; `make evaluate` shows by how much on `corpus/dev`. What no trigger finds, the judge never sees.",
            "",
        ]
    )


def _reliability(trained: Trained) -> list[str]:
    places = np.minimum((trained.unseen * BINS).astype(int), BINS - 1)
    return [
        f"| {place / BINS:.1f} – {(place + 1) / BINS:.1f} | {(places == place).sum()} | {trained.right[places == place].mean():.2f} |"
        for place in range(BINS)
        if (places == place).any()
    ]
