"""What the model cards say: data, figures on unseen files, calibration, limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from training.drafts import Example
from training.judge import FOLDS, MIN_FILES, Trained, calibration_error
from training.rankers import TrainedRanker
from training.topics import TrainedTopics

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


RANKERS = """# The rankers of a decision's fields

Choose a field's value among candidates: what the rules read from the wording, and what the release tells elsewhere
(`nlp/decisions/carrying/`). Made by `make train`; do not edit the weights by hand.

- **Model:** a conditional logit (McFadden, 1974) for each field; features are the ways by which the release leads to a
  candidate, each alone and with each feature of the wording, kept where at least {min_files} files have them. Weights
  as JSON, no pickle.
- **Data:** the decisions of `corpus/train` that the program finds. All releases are originals written for this project.
  Those that came with the contract, labelled by its author, count double (`training/hands.py`).
- **Figures** ({folds}-fold cross-validation by file): how many decisions get the right value by the rules alone, by the
  ranker on files that it was not trained on, and how many have it among the candidates.

| field | penalty | decisions | files | by the rules | by the ranker | reachable |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
{table}

**Learning curve** of the actors (files learned from, share of decisions that come out right on other files): {curve}.

**Limits.** Whom the text does not name, or names only where no candidate looks, cannot be chosen. The rules were
written with some of these files open, so their share is flattered, and with it the trust in them.
"""


def rankers_card(rankers: Mapping[str, TrainedRanker], curve: Sequence[tuple[int, int]]) -> str:
    """The model card of all rankers, with the learning curve of the actors."""
    total = rankers["actors"].drafts
    table = "\n".join(
        f"| {name} | {found.strength:g} | {found.drafts} | {found.files} | {found.right_by_rule / found.drafts:.3f} | "
        f"{found.right / found.drafts:.3f} | {found.reachable / found.drafts:.3f} |"
        for name, found in rankers.items()
    )
    shares = ", ".join(f"{files}: {right / total:.3f}" for files, right in curve)
    return RANKERS.format(min_files=MIN_FILES, folds=FOLDS, table=table, curve=shares)


TOPICS = """# The topics of decisions

A logistic regression for each topic over the patterns of `topics.toml` and the words of the decision, its sentence,
the headline and the parties (`nlp/topics/features.py`). Made by `make train`; do not edit `topics.json` by hand.

- **Data:** {decisions} labelled decisions of {files} releases of `corpus/train` that the program finds. All are
  originals written for this project. Those by the contract's author count double.
- **Figures** ({folds}-fold cross-validation by file; inverse regularisation {strength:g}, threshold {threshold:g}):

| topic | precision | recall | F1 | labels |
| --- | ---: | ---: | ---: | ---: |
{table}

**Limits.** Labellers differ on how many topics a decision has; rare topics have few examples.
"""


def topics_card(trained: TrainedTopics) -> str:
    """The model card of the topics."""
    table = "\n".join(
        f"| {name or 'all'} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {labels} |"
        for name, (precision, recall, f1, labels) in trained.figures.items()
    )
    return TOPICS.format(
        decisions=trained.decisions,
        files=trained.files,
        folds=FOLDS,
        strength=trained.strength,
        threshold=trained.threshold,
        table=table,
    )
