"""The command: fill a journal, rebuild its index, ask each shape, ask the peers, print the table."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import resource
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path

from bench.searching.peers import peers
from bench.searching.releases import releases
from bench.searching.shapes import Ask, questions, sample
from bench.searching.timing import Times, timed, times
from journal import open_journal
from journal.records import Received
from journal.store import SqlJournal
from nlp.facts import Extraction

#: releases of one transaction
_BATCH = 500
_AT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def main() -> None:
    """Measure and print; with `--json` the last line is an object."""
    parser = argparse.ArgumentParser(description="How fast a journal of N decisions answers, and its peers.")
    parser.add_argument("--rows", type=int, default=10_000, metavar="N", help="decisions")
    parser.add_argument("--database", metavar="URL", help="an empty database; a temporary SQLite file without it")
    parser.add_argument("--json", action="store_true", help="a last line with p95_ms by shape and the rates")
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="other ways to search too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kadrolog-bench-") as folder:
        url = options.database or f"sqlite:///{folder}/journal.sqlite"
        with closing(open_journal(url, Path(folder))) as journal:
            rates, found = _measured(journal, Path(folder), options.rows)
        others = peers(options.rows, Path(folder)) if options.peers else {}
    _print(options.rows, url, rates, found, others)
    if options.json:
        print(json.dumps({"p95_ms": {shape: round(times.p95, 2) for shape, times in found.items()}, **rates}))


def _measured(journal: SqlJournal, folder: Path, rows: int) -> tuple[dict[str, float], dict[str, Times]]:
    bulk = _filled(journal, rows)
    seconds, indexed = timed(journal.rebuild)
    used = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    rates = {
        "rows": rows,
        "bulk_per_s": round(rows / bulk),
        "rebuild_s": round(seconds, 1),
        "rebuild_per_s": round(indexed / seconds),
        "index_mb": round(used / 1e6, 1),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3),
    }
    asked = questions(sample(rows))
    return rates, {shape: times([_asking(ask, journal) for ask in asks]) for shape, asks in asked.items()}


def _filled(journal: SqlJournal, rows: int) -> float:
    """Seconds in which the releases were stored; making them does not count."""
    seconds = 0.0
    for batch in _batches(releases(rows)):
        seconds += timed(lambda batch=batch: journal.add_all(batch, author="bench", at=_AT, compared=False))[0]  # type: ignore[misc]
    return seconds


def _batches(made: Iterator[tuple[Received, Extraction]]) -> Iterator[list[tuple[Received, Extraction]]]:
    while batch := list(islice(made, _BATCH)):
        yield batch


def _asking(ask: Ask, journal: SqlJournal) -> Callable[[], object]:
    return lambda: ask(journal)


def _print(
    rows: int,
    url: str,
    rates: Mapping[str, float],
    found: Mapping[str, Times],
    others: Mapping[str, Mapping[str, Times]],
) -> None:
    figures = ", ".join(f"{name} {value}" for name, value in rates.items())
    print(f"{rows} decisions, {url.partition(':')[0]}: {figures}")
    print(f"{'p50/p95 ms':14}" + "".join(f"{name:>20}" for name in ("journal.find", *others)))
    for shape, ours in found.items():
        cells = [ours, *(of_peer.get(shape) for of_peer in others.values())]
        print(f"{shape:14}" + "".join(f"{f'{cell.p50:.2f}/{cell.p95:.2f}' if cell else '–':>20}" for cell in cells))
