"""One torture: everything runs, something is killed again and again, and at the end the log is looked through."""

from __future__ import annotations

import multiprocessing
import random
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess

from desk import Desk
from journal import open_journal
from journal.records import Query
from journal.store import SqlJournal
from tests.torture import roles
from tests.torture.roles import Place
from workers.reading import read

#: who is killed
VICTIMS: dict[str, Callable[[Place], None]] = {
    "web": roles.serve,
    "worker": roles.work,
    "another worker": roles.work,
    "bulk": roles.add,
    "index": roles.index,
}
#: seconds that a victim works before it is killed; one in ten is killed while it begins
WORKS = 0.0, 1.5
BEGINNERS = 0.1
_PROCESSES = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Result:
    """What was found afterwards."""

    kills: Counter[str]
    acknowledged: int
    releases: int
    #: acknowledged and not in the log
    lost: int
    #: extracted more than once, or with a decision more than once
    twice: int
    #: set aside because its workers were killed thrice; tried again at the end
    aside: int
    problems: tuple[str, ...]
    #: decisions in the index that was followed, and in the one made anew
    found: int
    rebuilt: int

    @property
    def sound(self) -> bool:
        """Whether nothing is lost, twice or different."""
        return not (self.lost or self.twice or self.problems or self.found != self.rebuilt)


def torture(
    place: Place, kills: int, seed: int, told: Callable[[str], None] = print, seconds: float = float("inf")
) -> Result:
    """Kill so often, or for so long, then let everything come to rest and look."""
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    killed: Counter[str] = Counter()
    open_journal(place.url, place.folder).close()
    roles.app()
    end = time.monotonic() + seconds
    with running("client", roles.send, place):
        living = {name: start(role, place) for name, role in VICTIMS.items()}
        while killed.total() < kills and time.monotonic() < end:
            name = chance.choice(list(living))
            if chance.random() > BEGINNERS:
                _await_work(place, VICTIMS[name], living[name], end)
                time.sleep(chance.uniform(*WORKS))
            living[name].kill()
            living[name].join()
            killed[name] += 1
            living[name] = start(VICTIMS[name], place)
            if not killed.total() % 50:
                told(f"{killed.total()} kills, {len(_acknowledged(place))} acknowledged")
        time.sleep(1)
        for process in living.values():
            process.kill()
            process.join()
    return look(place, killed)


def _await_work(place: Place, role: Callable[[Place], None], process: BaseProcess, end: float) -> None:
    while not place.is_ready(role.__name__, process.pid or 0) and process.is_alive() and time.monotonic() < end:
        time.sleep(0.02)


def start(role: Callable[[Place], None], place: Place) -> BaseProcess:
    """A process of a role; what it says of itself while it is killed is nobody's."""
    process = _PROCESSES.Process(target=_live, args=(role, place), daemon=True)
    process.start()
    return process


def _live(role: Callable[[Place], None], place: Place) -> None:
    log = (place.folder / f"{role.__name__}.log").open("a", buffering=1, encoding="utf-8")
    sys.stdout = sys.stderr = log
    role(place)


@contextmanager
def running(name: str, role: Callable[[Place], None], place: Place) -> Iterator[None]:
    """A process that is not killed while the block lasts."""
    process = start(role, place)
    try:
        yield
    finally:
        assert process.is_alive(), f"the {name} ended: see {place.folder}"
        process.kill()
        process.join()


def look(place: Place, kills: Counter[str]) -> Result:
    """End what was begun, as a worker that nobody kills does, and count."""
    time.sleep(roles.TERM)
    desk = place.desk()
    aside = _drain(desk)
    journal = open_journal(place.url, place.folder)
    sums = _acknowledged(place)
    lost = sum(journal.known(digest) is None for digest in sums)
    releases, twice = journal.count(), _twice(journal)
    problems = tuple(journal.check())
    found = journal.find(Query("решение", facets=False)).total
    rebuilt = journal.rebuild()
    problems += tuple(journal.check())
    for opened in (journal, desk.journal):
        opened.close()
    return Result(kills, len(sums), releases, lost, twice, aside, problems, found, rebuilt)


def _drain(desk: Desk) -> int:
    """How many were set aside and are read now."""
    aside = 0
    while True:
        desk.journal.arrivals.sweep(desk.clock())
        read(desk, None)
        for outcome in desk.aside():
            desk.retry(outcome.receipt)
            aside += 1
        if not desk.backlog().waiting and not desk.backlog().aside:
            return aside
        time.sleep(0.5)  # jobs of the dead are given back when their silence is long enough


def _acknowledged(place: Place) -> set[str]:
    return {line.strip() for line in place.told.open(encoding="ascii")} if place.told.exists() else set()


def _twice(journal: SqlJournal) -> int:
    """Releases that were extracted more than once, or whose one decision is listed more than once."""
    twice, before = 0, None
    while page := journal.releases(limit=500, before=before):
        twice += sum(record.revision != 1 or len(record.decision_ids) > 1 for record in page)
        before = page[-1].id
    return twice


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port
