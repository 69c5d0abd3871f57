"""`python -m bench.evaluate [FOLDER…]`: precision, recall and F1 of every figure on labelled releases.

Without folders: `corpus/train` (what rules and models were made with), `corpus/dev` (what they never saw) and, where it
lies beside the project, `../shared/gold`; where a figure of the two corpora falls below the accepted one in
`corpus/scores.json`, it says so and ends with 1. `--accept` writes the figures there. What a figure means is in
`docs/quality.md`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import Figures, add_up, figures
from nlp.extract import extract_all
from nlp.facts import Release
from nlp.labels import to_labels

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "corpus" / "train", ROOT / "corpus" / "dev", ROOT.parent / "shared" / "gold")
#: releases that share one language pass
BATCH = 16
SCORES = ROOT / "corpus" / "scores.json"
#: an F1 may be lower by so much: one item of a rare figure
TOLERANCE = 0.005

Scores = dict[str, dict[str, float]]


def main() -> int:
    """Print a table for each folder; 1 where a figure fell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--accept", action="store_true", help="write the figures to corpus/scores.json")
    arguments = parser.parse_args()
    scores: Scores = {}
    for folder in arguments.folders or [folder for folder in FOLDERS if folder.is_dir()]:
        total = evaluate(folder)
        print(f"{folder.parent.name}/{folder.name}: релизов {len(_labels(folder))}", table(total), "", sep="\n")
        if folder.resolve().parent == SCORES.parent:
            scores[folder.name] = {figure: round(tally.f1, 4) for figure, tally in total.items()}
    if arguments.accept:
        SCORES.write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    lost = fallen(scores, json.loads(SCORES.read_text("utf-8")))
    print(*lost, sep="\n")
    return 1 if lost else 0


def fallen(scores: Scores, accepted: Scores) -> list[str]:
    """A line for each figure that is lower than the accepted one."""
    return [
        f"{folder}: {figure} упала с {least:.3f} до {figures[figure]:.3f}"
        for folder, figures in scores.items()
        for figure, least in accepted.get(folder, {}).items()
        if figures.get(figure, 0.0) < least - TOLERANCE
    ]


def evaluate(folder: Path) -> Figures:
    """The figures of the extractor on a folder of `NAME.txt` and `NAME.json`."""
    return add_up(_answers(_labels(folder)))


def table(total: Figures) -> str:
    """A line for each figure."""
    head = f"{'figure':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}"
    return "\n".join([head, *(f"{figure:24}{tally}" for figure, tally in total.items())])


def _labels(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def _answers(labels: Sequence[Path]) -> Iterator[Figures]:
    for first in range(0, len(labels), BATCH):
        batch = labels[first : first + BATCH]
        texts = [path.with_suffix(".txt").read_text("utf-8") for path in batch]
        for path, text, extraction in zip(batch, texts, extract_all([Release(text) for text in texts]), strict=True):
            yield figures(to_labels(extraction), json.loads(path.read_text("utf-8")), text)


if __name__ == "__main__":
    raise SystemExit(main())
