"""The composition root: settings → journal → desk → web. `python service.py serve` starts it all."""

from __future__ import annotations

import datetime as dt
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event, Thread

import waitress
from flask import Flask
from tqdm import tqdm

import cli
import memory
import web
from access import AccessError, Gate, Membership, Provider, Quota, SignOn
from desk import Desk, File
from intake.isolation import Readers
from journal import open_accounts, open_journal
from journal.accounts.records import Role
from journal.arrivals.records import Lease
from network.addresses import Guard
from network.http import Browser
from network.pages import Fetcher
from nlp.extract import extract
from nlp.garbage import look_seldom
from settings import Settings, roles_of
from upkeep import logs
from upkeep.backups import Backups
from upkeep.measured import MeasuredDesk
from upkeep.meter import Meter
from upkeep.watch import Watch
from workers import errands
from workers.crew import Crew
from workers.reading import read, within

#: the project's own releases, with which an empty log begins
SAMPLES = Path(__file__).parent / "corpus" / "train"
#: how many of them: enough to look around in, few enough for a first start that nobody waits for
SAMPLE_COUNT = 60

#: requests answered at the same time
THREADS = 8
#: seconds by which a worker's lease is longer than a release may take: for storing what came out
SPARE = 60
#: seconds that a first start waits for its samples, and between looks
FIRST, GLANCE = 120.0, 0.2

#: why it does not start
CLOSED = (
    "По адресу {} журнал открылся бы всем. Заведите сначала администратора:\n"
    "  python service.py add-user ИМЯ --role administrator"
)
NAMELESS = (
    "Чтобы отвечать на всех адресах, задайте в KADROLOG_ADDRESS тот, который набирают: https://kadrolog.example.ru"
)


def open_desk(settings: Settings, readers: Readers | None = None, *, at_once: bool = True) -> MeasuredDesk:
    """The desk over the journal of the settings; makes what is missing. Not `at_once`, extracting is left to others."""
    settings.data.mkdir(parents=True, exist_ok=True)
    journal = open_journal(settings.database_url, settings.data)
    readers, meter = readers or Readers(), Meter(journal.measures)
    return MeasuredDesk(
        journal,
        meter.extraction.of(extract),
        readers.read,
        now,
        readers.unpack,
        fetch=Fetcher(Browser(Guard(settings.networks), patience=10, longest=20)),
        templates=(settings.data / "templates",),
        site=settings.site,
        at_once=at_once,
        meter=meter,
    )


def open_gate(settings: Settings) -> Gate:
    """The accounts of the same log."""
    settings.data.mkdir(parents=True, exist_ok=True)
    quota = Quota(settings.quota_requests, settings.quota_bytes)
    return Gate(open_accounts(settings.database_url), now, quota)


def now() -> dt.datetime:
    """The moment, with its zone."""
    return dt.datetime.now().astimezone()


def entrance(settings: Settings) -> web.Door:
    """How the server is reached; raises AccessError where others could come in and nobody says who may."""
    gate = open_gate(settings)
    alone = settings.private and not settings.oidc_issuer
    if not alone and not gate.accounts.people.administered():
        raise AccessError(CLOSED.format(settings.address or settings.host))
    if settings.everywhere and not settings.address:
        raise AccessError(NAMELESS)
    return web.Door(gate, settings.hosts, settings.secure, settings.proxies, sign_on(settings, gate))


def sign_on(settings: Settings, gate: Gate) -> SignOn | None:
    """Sign-in through the organization, where it is set up."""
    if not settings.oidc_issuer:
        return None
    back = settings.site + web.BACK
    provider = Provider(settings.oidc_issuer, settings.oidc_client, settings.oidc_secret, back, time.time)
    roles = {group: Role(role) for group, role in roles_of(settings.oidc_roles).items()}
    claims = (settings.oidc_role_claim, settings.oidc_name_claim, settings.oidc_region_claim)
    return SignOn(gate, provider, Membership(roles, *claims))


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application, for any server; without settings, those of the environment."""
    settings = settings or Settings.from_env()
    door = entrance(settings)
    desk = open_desk(settings, at_once=False)
    watch = Watch(desk, desk.meter, settings.data)
    return web.create_app(desk, max_upload=settings.max_upload, door=door, watch=watch)


def serve(settings: Settings) -> None:
    """Fill an empty log with the samples, then answer requests until stopped."""
    logs.configure(settings.log, sys.stderr)
    # as systemd and docker stop it: what has begun comes to its end
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    door = entrance(settings)
    readers = Readers()
    readers.warm()
    desk = open_desk(settings, readers, at_once=False)
    with crew_beside(settings, desk):
        if not desk.count() and not desk.backlog().waiting:
            fill(desk, wait=bool(settings.workers))
        watch = Watch(desk, desk.meter, settings.data)
        app = web.create_app(desk, max_upload=settings.max_upload, door=door, watch=watch)
        server = waitress.create_server(app, host=settings.host, port=settings.port, threads=THREADS)
        print(f"Кадролог: http://{settings.host}:{settings.port}", flush=True)
        look_seldom()
        try:
            server.run()
        finally:
            desk.close()


def work(settings: Settings) -> None:
    """Extract what is stored and do errands, alerts and visits to sources, until stopped."""
    logs.configure(settings.log, sys.stderr)
    desk = open_desk(settings)
    stopped = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    print("Кадролог: работник запущен.", flush=True)
    try:
        reading = partial(extract_stored, settings)
        duties = [partial(run_errands, settings), *[reading] * max(1, settings.workers)]
        Crew(duties, partial(give_back, desk)).run(stopped)
    finally:
        desk.close()


@contextmanager
def crew_beside(settings: Settings, desk: Desk) -> Iterator[None]:
    """The workers of the settings, for as long as the block lasts."""
    stopped = Event()
    crew = Crew([partial(extract_stored, settings)] * settings.workers, partial(give_back, desk))
    thread = Thread(target=crew.run, args=(stopped,))
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join()


def give_back(desk: Desk, owner: str) -> None:
    """Let others have what a dead worker held."""
    desk.journal.arrivals.give_back(owner, desk.clock())


def extract_stored(settings: Settings, owner: str, stopped: Event | None) -> None:
    """What one process of the workers does until stopped; without `stopped`, until nothing waits."""
    desk = open_worker(settings, owner)
    try:
        read(desk, stopped, partial(memory.above, settings.worker_memory))
    finally:
        desk.close()


def run_errands(settings: Settings, owner: str, stopped: Event) -> None:
    """What the process for errands does."""
    desk = open_worker(settings, owner)
    try:
        errands.run(settings, desk, stopped)
    finally:
        desk.close()


def open_worker(settings: Settings, owner: str) -> Desk:
    """The desk of a process that may be ended at any moment."""
    logs.configure(settings.log, sys.stderr)
    desk = open_desk(settings)
    lease = Lease(owner, dt.timedelta(seconds=settings.patience + SPARE))
    return replace(desk, extract=within(settings.patience, desk.extract), lease=lease)


def fill(desk: Desk, *, wait: bool) -> None:
    """Take the sample releases in and see them read, showing how far it has come where somebody watches."""
    print("Первый запуск: журнал пуст, беру образцы релизов.", flush=True)
    paths = sorted(SAMPLES.glob("*.txt"))[:SAMPLE_COUNT]
    for path in paths:
        desk.receive(File(path.name, path.read_bytes()), author="samples")
    end = time.monotonic() + FIRST
    with tqdm(total=len(paths), unit=" релиз", disable=None) as bar:
        while wait and (left := desk.backlog().waiting) and time.monotonic() < end:
            bar.update(len(paths) - left - bar.n)
            time.sleep(GLANCE)


def main(argv: Sequence[str]) -> int:
    """Carry out a command of the terminal with the settings of the environment."""
    try:
        settings = Settings.from_env()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    doors: cli.Doors = {
        "desk": partial(open_desk, settings),
        "worker": partial(open_worker, settings),
        "full": partial(memory.above, settings.worker_memory),
        "gate": partial(open_gate, settings),
        "backups": partial(Backups, settings, now),
    }
    return cli.main(argv, doors, {"serve": partial(serve, settings), "work": partial(work, settings)})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
