"""`python -m bench.check_labels [FOLDER…]`: what in the label files breaks the contract; exit 1 where anything does.

Every quotation occurs in its text (white space may differ), every value is of its list, every name is an entity or
the text's own words: `nlp/label_rules.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from nlp import label_rules

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Print a line for each problem and one for the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "corpus" / "train", ROOT / "corpus" / "dev"])
    files = sorted(path for folder in parser.parse_args().folders for path in folder.glob("*.json"))
    found = [f"{path.name}: {problem}" for path in files for problem in problems(path)]
    print(*found, f"Файлов: {len(files)}, нарушений: {len(found)}", sep="\n")
    return min(len(found), 1)


def problems(path: Path) -> Iterator[str]:
    """What is wrong with one label file."""
    return label_rules.problems(json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_text("utf-8"))


if __name__ == "__main__":
    sys.exit(main())
