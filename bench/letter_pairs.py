"""`python -m bench.letter_pairs` learns anew how usual each pair of Russian letters is, from `corpus/train`.

Written to `models/letter_pairs.toml`: a row for each first letter, in it a digit for each second one, 0 for a pair
that was hardly ever seen and 9 for the most usual ones, in even steps of the logarithm.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from pathlib import Path

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
ROOT = Path(__file__).parents[1]
HEADER = """# How usual a pair of letters is in Russian, 0 (hardly ever) to 9; see bench/letter_pairs.py.
# Row: the first letter; column: the second, in the order of `letters`. «ст» as in «министерство» is a 9, «ыы» a 0.
"""


def main() -> None:
    """Count, scale and write."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in (ROOT / "corpus" / "train").glob("*.txt"):
        counts.update(pairwise(path.read_text("utf-8").casefold()))
    rows = [f'"{first}" = "{"".join(_digit(counts[first, second]) for second in LETTERS)}"' for first in LETTERS]
    text = f'{HEADER}letters = "{LETTERS}"\n\n[pairs]\n' + "\n".join(rows) + "\n"
    (ROOT / "models" / "letter_pairs.toml").write_text(text, "utf-8")


def _digit(count: int) -> str:
    return str(min(9, round(1.4 * math.log1p(count))))


if __name__ == "__main__":
    main()
