"""`python -m bench.workers [--releases N] [--workers 1 2 4]`: how much faster several workers read than one.

On a PostgreSQL of its own, by real processes with the real extractor. What cannot be done side by side is told too:
storing takes the log's one turn, so its share of a release bounds what any number of machines can gain.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path

import intake
from desk import Desk, File
from journal import open_journal
from journal.arrivals.queues import TOGETHER
from nlp.extract import extract
from service import SAMPLES, now
from tests import postgres
from workers.reading import read

#: forks share the models, so that the clock does not measure their loading
_PROCESSES = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Run:
    """So many workers on the same list."""

    workers: int
    seconds: float
    #: of all processors, by the workers
    cpu: float


def main() -> int:
    """Print a line for each number of workers."""
    parser = argparse.ArgumentParser(prog="bench.workers", description=__doc__)
    parser.add_argument("--releases", type=int, default=120)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    options = parser.parse_args()
    with postgres.running() as server:
        _share(server.new_database(), options.releases)  # which loads the models before anybody forks
        runs = [measure(server.new_database(), options.releases, count) for count in options.workers]
    for run in runs:
        ratio = runs[0].seconds / run.seconds
        cost = f"{run.seconds:.1f} s by the clock, {run.cpu:.1f} s of processors"
        print(f"workers {run.workers}: {cost}, ratio {ratio:.2f}")
    print(f"cores {os.cpu_count()}, load {' '.join(f'{value:.1f}' for value in os.getloadavg())}")
    return 0


def measure(url: str, releases: int, workers: int) -> Run:
    """The time from the first to the last release of a full list."""
    with tempfile.TemporaryDirectory(prefix="workers-", ignore_cleanup_errors=True) as folder:
        desk = open_desk(url, Path(folder))
        fill(replace(desk, at_once=False), releases)
        desk.close()
        before, used = time.monotonic(), _children()
        processes = [_PROCESSES.Process(target=work, args=(url, Path(folder))) for _ in range(workers)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        return Run(workers, time.monotonic() - before, _children() - used)


def work(url: str, folder: Path) -> None:
    """A worker, until nothing waits."""
    read(open_desk(url, folder), None)
    sys.stdout.flush()
    os._exit(0)


def open_desk(url: str, folder: Path) -> Desk:
    """The real parts but for the readers' sandbox."""
    return Desk(open_journal(url, folder), extract, intake.read, now)


def fill(desk: Desk, releases: int) -> list[str]:
    """Real texts, each with a line of its own; their receipts."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    files = (f"{texts[number % len(texts)]}\nВыпуск {number}.".encode() for number in range(releases))
    return [desk.receive(File("release.txt", data)).receipt for data in files]


def _share(url: str, releases: int) -> None:
    """What of a release's processor time is reading, and what storing under the turn."""
    with tempfile.TemporaryDirectory(prefix="workers-", ignore_cleanup_errors=True) as folder:
        desk = open_desk(url, Path(folder))
        receipts = fill(replace(desk, at_once=False), releases)
        reading = storing = 0.0
        for first in range(0, releases, TOGETHER):
            begun = (desk.journal.arrivals.begin(receipt, now(), desk.lease) for receipt in receipts[first:][:TOGETHER])
            claims = [claim for claim in begun if claim]
            start = time.process_time()
            results = [(claim, desk.extract(claim.release)) for claim in claims]
            middle = time.process_time()
            desk.journal.finish_all(results, at=now())
            reading, storing = reading + middle - start, storing + time.process_time() - middle
        desk.close()
    each = 1000 / releases
    print(f"of a release: reading {each * reading:.0f} ms, storing {each * storing:.0f} ms of a processor")


def _children() -> float:
    """Seconds of processors that processes which have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
