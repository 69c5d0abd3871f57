"""`python bench/journal.py --rows N [--database URL] [--json]`: how fast a journal of N decisions answers, and peers.

What is measured and how the releases are made is told in `docs/journal.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path

# run as a file, the folder in front of the path is this one, where `journal` is this very file
sys.path[0] = str(Path(__file__).parents[1])

from bench.searching.command import main  # noqa: E402

if __name__ == "__main__":
    main()
