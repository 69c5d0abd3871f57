"""What is killed: each role is a process's whole life, on the real parts but for a quick extractor.

The processes are forks of one that has everything imported, so that a thousand of them can live and die in minutes.
"""

from __future__ import annotations

import datetime as dt
import itertools
import json
import os
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPException
from pathlib import Path
from threading import Event
from typing import cast
from urllib.parse import quote

import waitress
from flask import Flask

import bulk
import web
from bulk import Here, batches
from desk import Desk
from intake.collections import open_source
from intake.reading import Reading
from journal import open_journal
from journal.arrivals.records import Lease
from journal.contract import Journal
from journal.records import Query
from nlp.facts import Extraction, Release
from tests.journal.samples import sample
from upkeep.meter import Meter
from upkeep.watch import Watch
from web import parts
from workers.reading import read

#: seconds of a lease: how long what a dead one held waits
TERM = 2.0
#: releases in the folder of the bulk
FOLDER = 100_000
_BOUNDARY = "torture"


@dataclass(frozen=True)
class Place:
    """Where the log of one torture is."""

    url: str
    folder: Path
    port: int

    @property
    def told(self) -> Path:
        """What was acknowledged, a sum on each line."""
        return self.folder / "acknowledged"

    def ready(self, role: str) -> None:
        """Say that this process has begun with its work."""
        (self.folder / f"{role}-{os.getpid()}").touch()

    def is_ready(self, role: str, process: int) -> bool:
        """Whether a process has begun with its work."""
        return (self.folder / f"{role}-{process}").exists()

    def desk(self, *, at_once: bool = True) -> Desk:
        """A desk of this process."""
        owner = f"{os.getpid()}-{time.monotonic_ns()}"
        lease = Lease(owner, dt.timedelta(seconds=TERM))
        return Desk(open_journal(self.url, self.folder), extract, understand, now, lease=lease, at_once=at_once)


def now() -> dt.datetime:
    """The moment."""
    return dt.datetime.now(dt.UTC)


def understand(_: str, data: bytes) -> Reading:
    """Every file is a text."""
    return Reading("text", Release(data.decode()))


def extract(release: Release) -> Extraction:
    """In every fourth text one decision; of no region, so that few are compared with others."""
    decided = release.text.endswith(("0", "4", "8"))
    return sample(f"[{release.text}]" if decided else release.text, regions=())[1]


@cache
def app() -> Flask:
    """The pages and the API; made once, before there are processes, over nobody's desk."""
    nobody = Desk(cast(Journal, None), extract, understand, now)
    return web.create_app(nobody, max_upload=1_000_000)


def serve(place: Place) -> None:
    """The web server: it acknowledges and extracts nothing."""
    served = app()
    desk = place.desk(at_once=False)
    parts.give(served, desk, Watch(desk, Meter()))
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", place.port))
        listening.listen()
        place.ready("serve")
        waitress.create_server(served, sockets=[listening], threads=4).run()


def work(place: Place) -> None:
    """A worker."""
    desk = place.desk()
    place.ready("work")
    read(desk, Event())


def add(place: Place) -> None:
    """A bulk, which tells what it has been told is in."""
    desk = place.desk()
    source = open_source(place.folder / "in")
    assert source
    place.ready("add")
    with place.told.open("a", encoding="ascii") as told:
        batches.FILES = 6
        for progress in bulk.add(desk, source, Here(desk)):
            told.writelines(f"{outcome.receipt}\n" for outcome in progress.outcomes if outcome.receipt)
            told.flush()
            time.sleep(0.1)  # or it leaves nothing to the others


def index(place: Place) -> None:
    """An index writer: it follows the log and makes the index anew now and then."""
    journal = open_journal(place.url, place.folder)
    place.ready("index")
    for turn in itertools.count(1):
        journal.find(Query("решение"))
        if turn % 40 == 0:
            journal.rebuild()
        time.sleep(0.2)


def send(place: Place) -> None:
    """A client, which is not killed: what it was told is stored it writes down."""
    with place.told.open("a", encoding="ascii") as told:
        for text in texts("Отправленное"):
            told.writelines(f"{receipt}\n" for receipt in upload(place.port, text.encode()))
            told.flush()
            time.sleep(0.02)


def texts(kind: str) -> Iterator[str]:
    """Short releases, each of its own."""
    unique = f"{os.getpid()} {time.time_ns()}"
    return (f"{kind} решение {unique} {number}" for number in itertools.count())


def upload(port: int, data: bytes) -> list[str]:
    """The receipts of what the server acknowledged; none where it died first."""
    name = quote("релиз.txt")
    head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{_BOUNDARY}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/releases", body, headers)
    with suppress(OSError, HTTPException, ValueError), urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        return [item["receipt"] for item in json.load(answer)["items"] if item["receipt"]]
    return []


def fill(place: Place, count: int = FOLDER) -> None:
    """The folder that the bulk takes in."""
    folder = place.folder / "in"
    for text in itertools.islice(texts("Архивное"), count):
        number = int(text.rpartition(" ")[2])
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
