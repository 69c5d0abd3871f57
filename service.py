"""The composition root: settings → journal → desk → web. `python service.py serve` starts it all."""

from __future__ import annotations

import datetime as dt
import signal
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from threading import Event

import waitress
from flask import Flask
from tqdm import tqdm

import cli
import web
import workers
from access import AccessError, Gate, Membership, Provider, Quota, SignOn
from desk import Desk, File
from intake.isolation import Readers
from journal import open_accounts, open_journal
from journal.accounts.records import Role
from nlp.extract import extract
from settings import Settings, roles_of
from upkeep import logs
from upkeep.backups import Backups
from upkeep.measured import MeasuredDesk
from upkeep.meter import Meter
from upkeep.watch import Watch

#: the project's own releases, with which an empty log begins
SAMPLES = Path(__file__).parent / "corpus" / "train"
#: how many of them: enough to look around in, few enough for a first start that nobody waits for
SAMPLE_COUNT = 60

#: seconds between looks for what is due
IDLE = 5.0
#: requests answered at the same time
THREADS = 8

#: why it does not start
CLOSED = (
    "По адресу {} журнал открылся бы всем. Заведите сначала администратора:\n"
    "  python service.py add-user ИМЯ --role administrator"
)
NAMELESS = (
    "Чтобы отвечать на всех адресах, задайте в KADROLOG_ADDRESS тот, который набирают: https://kadrolog.example.ru"
)


def open_desk(settings: Settings, readers: Readers | None = None, meter: Meter | None = None) -> Desk:
    """The desk over the journal of the settings; makes what is missing."""
    meter = meter or Meter()
    settings.data.mkdir(parents=True, exist_ok=True)
    journal = open_journal(settings.database_url, settings.data)
    readers = readers or Readers()
    return MeasuredDesk(
        journal,
        meter.extraction.time()(extract),
        readers.read,
        now,
        readers.unpack,
        templates=(settings.data / "templates",),
        site=settings.site,
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
    meter = Meter()
    watch = Watch(open_desk(settings, meter=meter), meter, settings.data)
    return web.create_app(watch.desk, max_upload=settings.max_upload, door=door, watch=watch)


def serve(settings: Settings) -> None:
    """Fill an empty log with the samples, then answer requests until stopped."""
    logs.configure(settings.log, sys.stderr)
    door = entrance(settings)
    readers = Readers()
    readers.warm()
    meter = Meter()
    desk = open_desk(settings, readers, meter)
    if not desk.count():
        fill(desk)
    watch = Watch(desk, meter, settings.data)
    app = web.create_app(desk, max_upload=settings.max_upload, door=door, watch=watch)
    server = waitress.create_server(app, host=settings.host, port=settings.port, threads=THREADS)
    print(f"Кадролог: http://{settings.host}:{settings.port}", flush=True)
    try:
        server.run()
    finally:
        desk.close()


def work(settings: Settings) -> None:
    """Do what is due, alerts and visits to sources, until stopped."""
    logs.configure(settings.log, sys.stderr)
    desk = open_desk(settings)
    stopped = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    print("Кадролог: работник запущен.", flush=True)
    try:
        workers.worker(settings, desk).run(lambda: not stopped.wait(IDLE))
    finally:
        desk.close()


def fill(desk: Desk) -> None:
    """Take the sample releases in, showing how far it has come where somebody watches."""
    print("Первый запуск: журнал пуст, беру образцы релизов.", flush=True)
    for path in tqdm(sorted(SAMPLES.glob("*.txt"))[:SAMPLE_COUNT], unit=" релиз", disable=None):
        desk.receive(File(path.name, path.read_bytes()), author="samples")


def main(argv: Sequence[str]) -> int:
    """Carry out a command of the terminal with the settings of the environment."""
    try:
        settings = Settings.from_env()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    doors: cli.Doors = {
        "desk": partial(open_desk, settings),
        "gate": partial(open_gate, settings),
        "backups": partial(Backups, settings, now),
    }
    return cli.main(argv, doors, {"serve": partial(serve, settings), "work": partial(work, settings)})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
