"""The command: fill a journal, rebuild its index, ask each shape, ask the peers, print the table."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import resource
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from bench.searching.peers import peers
from bench.searching.releases import releases
from bench.searching.shapes import Sample, halves, questions, sample
from bench.searching.timing import Times, timed, times
from journal import open_journal
from journal.changes import ChangeLog
from journal.database import Database
from journal.records import Query, Received
from journal.store import SqlJournal
from nlp.facts import Extraction
from nlp.garbage import look_seldom

#: releases of one transaction
_BATCH = 2000
_TIMES = "p50", "p95", "core_p50", "core_p95"
_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def main() -> None:
    """Measure and print; with `--json` the last line is an object."""
    parser = argparse.ArgumentParser(description="How fast a journal of N decisions answers, and its peers.")
    parser.add_argument("--rows", type=int, default=10_000, metavar="N", help="decisions")
    parser.add_argument("--database", metavar="URL", help="an empty database; a temporary SQLite file without it")
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", help="keep the journal there; what it has is not made anew"
    )
    parser.add_argument("--rebuild", action=argparse.BooleanOptionalAction, default=True, help="make the index anew")
    parser.add_argument("--json", action="store_true", help="a last line with p95_ms by shape and the rates")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="other ways to search too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kadrolog-bench-") as folder:
        data = options.data or Path(folder)
        url = options.database or f"sqlite:///{data}/journal.sqlite"
        with closing(open_journal(url, data)) as journal:
            rates, known = _filled(journal, data, options), sample(options.rows)
            found = _asked(journal, known)
            others, differing = (
                peers(journal, ChangeLog(Database(url)), known, Path(folder)) if options.peers else ({}, [])
            )
    _print(options.rows, url, rates, found, others)
    print(*differing, sep="\n", end="")
    if options.json:
        shapes = {f"{name}_ms": {shape: round(getattr(of, name), 2) for shape, of in found.items()} for name in _TIMES}
        print(json.dumps({**shapes, **rates}))


def _filled(journal: SqlJournal, folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """Fill the journal, if it is empty, and make its index anew; how fast, by the clock and of a core."""
    bulk = {} if journal.count() else _stored(journal, options.rows)
    rebuilt = _rebuilt(journal) if options.rebuild else {}
    used = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    return {
        "rows": journal.find(Query(limit=1, facets=False)).total,
        **bulk,
        **rebuilt,
        "index_mb": round(used / 1e6, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3),
        "load": round(os.getloadavg()[0], 1),
    }


def _rebuilt(journal: SqlJournal) -> dict[str, float]:
    started = _core()
    seconds, indexed = timed(journal.rebuild)
    return {
        "rebuild_s": round(seconds, 1),
        "rebuild_core_s": round(_core() - started, 1),
        "rebuild_per_s": round(indexed / seconds),
    }


def _core() -> float:
    """Seconds of a core that this process took, and those that it began and that ended."""
    return sum(os.times()[:4])


def _asked(journal: SqlJournal, known: Sample) -> dict[str, Times]:
    before, after = halves(known)
    warm, asked = questions(before, seed=4), questions(after, seed=3)
    look_seldom()  # as the server does
    return {
        shape: times([partial(ask, journal) for ask in asks], [partial(ask, journal) for ask in warm[shape]])
        for shape, asks in asked.items()
    }


def _stored(journal: SqlJournal, rows: int) -> dict[str, float]:
    """How fast releases were stored, by the clock and of a core; making them does not count."""
    seconds = core = 0.0
    for batch in _batches(releases(rows)):
        started = time.process_time()
        seconds += timed(lambda batch=batch: journal.add_all(batch, author="bench", at=_AT, compared=False))[0]  # type: ignore[misc]
        core += time.process_time() - started
    return {"bulk_per_s": round(rows / seconds), "bulk_per_core_s": round(rows / core)}


def _batches(made: Iterator[tuple[Received, Extraction]]) -> Iterator[list[tuple[Received, Extraction]]]:
    while batch := list(islice(made, _BATCH)):
        yield batch


def _print(
    rows: int,
    url: str,
    rates: Mapping[str, float],
    found: Mapping[str, Times],
    others: Mapping[str, Mapping[str, Times]],
) -> None:
    figures = ", ".join(f"{name} {value}" for name, value in rates.items())
    print(f"{rows} decisions, {url.partition(':')[0]}: {figures}")
    print(f"{'p50/p95 ms':14}" + "".join(f"{name:>20}" for name in ("journal.find", "of a core", *others)))
    for shape, ours in found.items():
        theirs = [(one.p50, one.p95) if (one := of_peer.get(shape)) else None for of_peer in others.values()]
        pairs = [(ours.p50, ours.p95), (ours.core_p50, ours.core_p95), *theirs]
        print(f"{shape:14}" + "".join(f"{f'{pair[0]:.2f}/{pair[1]:.2f}' if pair else '–':>20}" for pair in pairs))
