"""`python -m bench.reports --rows N [--data FOLDER]`: a monitoring report of N decisions, as a worker makes it.

Each form is made twice, each time by a process of its own, through an order as people place it. Told are the seconds of
a core, the greatest memory of the process, and whether both files are the same bytes. A folder that has such a log
already is asked as it is.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import intake
from bench.first_paint import TODAY, fill
from desk import Desk
from journal import open_journal
from journal.database import Database
from journal.records import Query
from nlp.facts import Extraction
from reports import FORMATS, Wanted

#: seconds after which a report is given up
PATIENCE = 3 * 3600


@dataclass(frozen=True, slots=True)
class Made:
    """What it took to make a report."""

    core: float
    clock: float
    #: megabytes: before the order, and the greatest
    before: int
    most: int
    size: int
    sum: str
    fault: str


def main() -> None:
    """Measure and print a line for each form."""
    parser = argparse.ArgumentParser(description="What a large monitoring report costs.")
    parser.add_argument("--rows", type=int, default=10_000, metavar="N", help="decisions")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the log is kept, or is already")
    parser.add_argument("forms", nargs="*", default=list(FORMATS), help="forms; without any, all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kadrolog-bench-") as temporary:
        folder: Path = (options.data or Path(temporary)).resolve()
        with closing(open_journal(_url(folder), folder)) as journal:
            if not journal.count():
                fill(journal, Database(_url(folder)), options.rows)
            print(f"decisions: {journal.find(Query(limit=1, facets=False)).total}", flush=True)
        _tell(folder, options.forms)


def _tell(folder: Path, forms: Sequence[str]) -> None:
    print(f"{'form':6}{'core s':>9}{'clock s':>9}{'MB before':>11}{'MB most':>9}{'MB file':>9}  same")
    for form in forms:
        one, other = (_alone(folder, form) for _ in range(2))
        same = one.fault or ("yes" if one.sum == other.sum else "NO")
        size = one.size / 1024**2
        print(f"{form:6}{one.core:9.0f}{one.clock:9.0f}{one.before:11}{one.most:9}{size:9.1f}  {same}", flush=True)


def _alone(folder: Path, form: str) -> Made:
    """In a process that has done nothing else."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(_made, folder, form).result()


def _made(folder: Path, form: str) -> Made:
    journal = open_journal(_url(folder), folder)
    desk = Desk(journal, lambda release: Extraction(None, None, None, ()), intake.read, lambda: TODAY)
    with closing(desk):
        desk.find(Query(limit=1))
        before, start, used = _memory(), time.perf_counter(), time.process_time()
        placed = desk.order(Wanted(Query(), "monitoring"), form, f"report.{form}")
        desk.maker.idle(PATIENCE)
        order, digest = desk.ordered(placed.key), sha256()
        for piece in desk.made(order) if order.ready else ():
            digest.update(piece)
        core, clock = time.process_time() - used, time.perf_counter() - start
        return Made(core, clock, before, _memory(), order.size, digest.hexdigest(), order.fault)


def _memory() -> int:
    """Of this program: what getrusage tells begins with the process that it was forked from."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _url(folder: Path) -> str:
    return f"sqlite:///{folder}/journal.sqlite"


if __name__ == "__main__":
    main()
