"""`python -m training.words`: how little frequent stems tell, counted over the bodies of `corpus/train`."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

from linking.words import FILE, WORD, stem

CORPUS = Path(__file__).parents[1] / "corpus" / "train"
#: the share of releases from which a stem is written down; rarer ones weigh 1
_FREQUENT = 0.04
_HEAD = """# How much frequent stems tell of what a release is about, in (0, 1]; stems that are not here weigh 1.
# Made by `python -m training.words` from corpus/train: the logarithm of the share of releases that have the stem.

[weights]
"""


def main() -> None:
    """Count and write."""
    bodies = [_stems(path) for path in sorted(CORPUS.glob("*.json"))]
    counts = Counter(found for body in bodies for found in body)
    shares = {found: count / len(bodies) for found, count in counts.items()}
    lowest = math.log(_FREQUENT)
    rows = [
        f'"{found}" = {max(0.02, math.log(share) / lowest):.2f}'
        for found, share in sorted(shares.items())
        if share > _FREQUENT
    ]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(_HEAD + "\n".join(rows) + "\n", "utf-8")


def _stems(path: Path) -> set[str]:
    lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
    ranges = json.loads(path.read_text("utf-8"))["body_lines"]
    body = "\n".join(line for first, last in ranges for line in lines[first - 1 : last])
    return {stem(word) for word in WORD.findall(body) if len(word) > 2 and not word[0].isdigit()}


if __name__ == "__main__":
    main()
