"""`python -m bench.evaluate [FOLDER…]`: precision, recall and F1 of every figure on labelled releases.

Without folders: `corpus/train` (what rules and models were made with), `corpus/dev` (what they never saw) and, where it
lies beside the project, `../shared/gold`. What a figure means is in `docs/quality.md`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.figures import Figures, add_up, figures
from nlp import extract_all
from nlp.facts import Release
from nlp.labels import to_labels

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "corpus" / "train", ROOT / "corpus" / "dev", ROOT.parent / "shared" / "gold")
#: releases that share one language pass
BATCH = 16


def main() -> None:
    """Print a table for each folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    folders = parser.parse_args().folders or [folder for folder in FOLDERS if folder.is_dir()]
    for folder in folders:
        print(
            f"{folder.parent.name}/{folder.name}: релизов {len(_labels(folder))}", table(evaluate(folder)), "", sep="\n"
        )


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
    main()
