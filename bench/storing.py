"""`python -m bench.storing [--releases N] [--database URL]`: what a release costs that is stored by itself.

Its statements (COPY, which PostgreSQL takes rows by, is not counted) and milliseconds of a core, in a log of N others
that the real extractor read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bench.load.releases import release
from bench.texts import BATCH, extract
from journal import open_journal
from journal.records import Received
from journal.store import SqlJournal
from nlp.facts import Extraction, Release

#: releases that are stored by themselves
_MEASURED = 100
_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Cost:
    """What storing one release took."""

    statements: int
    #: milliseconds of a core
    core: float


def main() -> None:
    """Fill a log and print what the last releases cost."""
    parser = argparse.ArgumentParser(prog="bench.storing", description=__doc__)
    parser.add_argument("--releases", type=int, default=500, metavar="N", help="releases that are there before")
    parser.add_argument("--database", metavar="URL", help="an empty database; a temporary SQLite file without it")
    options = parser.parse_args()
    made = [one for first in range(0, options.releases + _MEASURED, BATCH) for one in _read(first)]
    with tempfile.TemporaryDirectory(prefix="kadrolog-bench-") as folder:
        url = options.database or f"sqlite:///{folder}/journal.sqlite"
        with closing(open_journal(url, Path(folder))) as journal:
            journal.add_all(made[:-_MEASURED], author="bench", at=_AT)
            costs = list(_costs(journal, made[-_MEASURED:]))
    statements, core = [cost.statements for cost in costs], [cost.core for cost in costs]
    print(f"statements {mean(statements):.1f}, at most {max(statements)}")
    print(f"of a core {mean(core):.1f} ms, median {median(core):.1f}; load {os.getloadavg()[0]:.1f}")


def _read(first: int) -> Iterator[tuple[Received, Extraction]]:
    texts = [release(number) for number in range(first, first + BATCH)]
    for number, (text, extraction) in enumerate(zip(texts, extract(texts), strict=True), first):
        yield Received(f"{number}.txt", text.encode(), "text", Release(text)), extraction


def _costs(journal: SqlJournal, made: list[tuple[Received, Extraction]]) -> Iterator[Cost]:
    asked: list[str] = []
    event.listen(Engine, "before_cursor_execute", lambda _connection, _cursor, statement, *_: asked.append(statement))
    for received, extraction in made:
        asked.clear()
        started = time.process_time()
        journal.add(received, extraction, author="bench", at=_AT)
        yield Cost(len(asked), 1000 * (time.process_time() - started))


if __name__ == "__main__":
    main()
