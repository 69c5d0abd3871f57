"""`python -m bench.first_paint --rows N [--data FOLDER]`: the server's time for each page of a log of N decisions.

A folder that has such a log already is asked as it is. What is told of a page is its middle time by the clock, what
that took of a core, and what the first of the questions took.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import select

import intake
import web
from bench.searching.releases import DAYS, FIRST_DAY, releases
from desk import Desk
from journal import open_journal
from journal.across import threads
from journal.across.telling import Tellings
from journal.database import Database
from journal.store import SqlJournal
from journal.tables import decisions
from nlp.facts import Extraction

#: the day on which the pages are looked at: the last of the synthetic releases are of then
TODAY = dt.datetime.combine(FIRST_DAY + dt.timedelta(DAYS - 14), dt.time(9), dt.UTC)
PAGES = (
    "/",
    "/?region=RU-TVE",
    "/log",
    "/log?q=кадров",
    "/log?region=RU-TVE&kind=plan",
    "/log?order=deadline",
    "/log?order=amount",
    "/log?as_of=2025-06-30",
    "/review",
    "/follow-up",
    "/follow-up?list=overdue",
    "/follow-up?list=silent",
    "/follow-up?as_of=2025-06-30",
    "/organizations",
    "/organizations/1",
    "/people",
    "/initiatives/{initiative}",
    "/releases",
    "/releases/500",
    "/decisions/500",
    "/decisions/500/correct",
    "/pairs",
    "/reports",
    "/upload",
    "/sources",
    "/subscriptions",
)
#: releases of one transaction, and how often a page is asked for
_BATCH, _TIMES = 500, 5


@dataclass(frozen=True, slots=True)
class Times:
    """How long the server takes for a page, in milliseconds."""

    first: float
    clock: float
    core: float


def main() -> None:
    """Measure and print a line for each page."""
    parser = argparse.ArgumentParser(description="How long the server takes for each page of a large log.")
    parser.add_argument("--rows", type=int, default=10_000, metavar="N", help="decisions")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the log is kept, or is already")
    parser.add_argument("pages", nargs="*", default=PAGES, help="addresses; without any, all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kadrolog-bench-") as temporary:
        folder: Path = options.data or Path(temporary)
        url = f"sqlite:///{folder.resolve()}/journal.sqlite"
        with closing(open_journal(url, folder)) as journal:
            if not journal.count():
                fill(journal, Database(url), options.rows)
            initiative = journal.entities("initiative")[0].id
            _tell(_client(journal), [page.format(initiative=initiative) for page in options.pages])


def fill(journal: SqlJournal, database: Database, rows: int) -> None:
    """Synthetic releases, each of whose decisions is an undertaking of its own."""
    made = releases(rows)
    while batch := list(islice(made, _BATCH)):
        journal.add_all(batch, author="bench", at=TODAY, compared=False)
    with database.reading() as connection:
        ids = connection.scalars(select(decisions.c.id)).all()
    for first in range(0, len(ids), _BATCH):
        with database.writing() as connection:
            touched = threads.Touched(set(ids[first : first + _BATCH]))
            threads.regroup(connection, touched, Tellings(connection))
    journal.rebuild()


def _client(journal: SqlJournal) -> FlaskClient:
    desk = Desk(journal, lambda release: Extraction(None, None, None, ()), intake.read, lambda: TODAY)
    app = web.create_app(desk, max_upload=1024**2)
    app.testing = True
    return app.test_client()


def _tell(client: FlaskClient, pages: Sequence[str]) -> None:
    print(f"{'page':36}{'first ms':>10}{'ms':>8}{'of a core':>11}")
    for page in pages:
        times = Times(*_times(client, page))
        print(f"{page:36}{times.first:10.0f}{times.clock:8.0f}{times.core:11.0f}", flush=True)


def _times(client: FlaskClient, page: str) -> Iterator[float]:
    clock, core = [], []
    for _ in range(_TIMES):
        start, used = time.perf_counter(), time.process_time()
        answer = client.get(page)
        clock.append(1e3 * (time.perf_counter() - start))
        core.append(1e3 * (time.process_time() - used))
        if answer.status_code != 200:
            raise SystemExit(f"{page}: {answer.status}")
    yield clock[0]
    yield statistics.median(clock[1:])
    yield statistics.median(core[1:])


if __name__ == "__main__":
    main()
