"""`python -m bench.load [--seconds N] [--searching N] [--uploading N] [--decisions N]`: see docs/reliability.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import islice
from pathlib import Path

from bench.load.command import Crowd, run
from bench.searching.releases import releases
from journal import open_journal
from service import now
from settings import Settings

#: releases that are stored at a time
_BATCH = 500


def main() -> int:
    """Fill a log, let the crowd come, print what it met with; 1 where there was an error or an upload is missing."""
    parser = argparse.ArgumentParser(prog="bench.load")
    parser.add_argument("--seconds", type=float, default=Crowd.seconds)
    parser.add_argument("--searching", type=int, default=Crowd.searching)
    parser.add_argument("--uploading", type=int, default=Crowd.uploading)
    parser.add_argument("--decisions", type=int, default=10_000, help="in the log before they come")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kadrolog-load-") as folder:
        fill(Path(folder), options.decisions)
        load = run(Path(folder), Crowd(options.searching, options.uploading, seconds=options.seconds))
    print(load.told())
    return bool(load.errors) or load.added != load.uploads


def fill(data: Path, decisions: int) -> None:
    """A log with so many synthetic decisions."""
    journal = open_journal(Settings(data=data).database_url, data)
    made = releases(decisions)
    while batch := list(islice(made, _BATCH)):
        journal.add_all(batch, author="bench", at=now())
    journal.close()


if __name__ == "__main__":
    sys.exit(main())
