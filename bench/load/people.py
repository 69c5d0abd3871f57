"""People at the server: each a thread that asks, reads, waits and asks again."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Event, Thread
from urllib.parse import quote

from bench.load.releases import release

#: what people look for: words, phrases, filters, in pages and through the API
SEARCHES = (
    *("/log?q={word}", "/log?q={word}&region=RU-TVE", "/log?kind=assignment&q={word}", "/log?topic=retraining"),
    *("/log", "/log?order=relevance&q={word}", "/api/v1/decisions?q={word}", "/releases", "/"),
)
WORDS = ("колледж", "обучение", "центр занятости", "план приёма", "мастерские", "2025", "целевой набор", "труд*")
#: seconds after which nobody waits any longer
PATIENCE = 60


@dataclass
class Tally:
    """What a group of people met with."""

    #: seconds by the clock from the request to the last byte of its answer
    seconds: list[float] = field(default_factory=list)
    #: answers of 400 and above, and connections that broke
    errors: list[str] = field(default_factory=list)
    #: of what was handed in
    receipts: list[str] = field(default_factory=list)


#: how somebody asks: sends a request, and gives the status and what was asked for
Ask = Callable[[HTTPConnection, Random, Tally], tuple[int, str]]


def search(connection: HTTPConnection, chance: Random, _tally: Tally) -> tuple[int, str]:
    """Look for something."""
    path = chance.choice(SEARCHES).format(word=quote(chance.choice(WORDS)))
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    return response.status, path


def upload(connection: HTTPConnection, chance: Random, tally: Tally) -> tuple[int, str]:
    """Hand a release in that nobody had before."""
    number = chance.getrandbits(60)
    head = f'--x\r\nContent-Disposition: form-data; name="file"; filename="{number}.txt"\r\n\r\n'
    body = f"{head}{release(number)}\r\n--x--\r\n".encode()
    connection.request("POST", "/api/v1/releases", body, {"Content-Type": "multipart/form-data; boundary=x"})
    response = connection.getresponse()
    found = json.loads(response.read())
    if response.status < 300:
        tally.receipts.append(found["items"][0]["receipt"])
    return response.status, f"upload {number}"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks, and waits `pause` seconds on average between two requests."""

    ask: Ask
    port: int
    pause: float
    number: int

    def live(self, stopped: Event, tally: Tally) -> None:
        """Ask until stopped."""
        chance = Random(self.number)  # noqa: S311 (the same person each time)
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        while not stopped.wait(chance.uniform(0, 2 * self.pause)):
            began = time.monotonic()
            try:
                status, what = self.ask(connection, chance, tally)
            except (OSError, HTTPException, ValueError) as error:
                connection.close()
                status, what = 599, f"{type(error).__name__} {error}"
            tally.seconds.append(time.monotonic() - began)
            if status >= 400:
                tally.errors.append(f"{status} {what}")
        connection.close()


def crowd(people: Sequence[Person], stopped: Event) -> tuple[Tally, list[Thread]]:
    """Let people begin at once; what they meet with, and their threads."""
    tally = Tally()
    threads = [Thread(target=person.live, args=(stopped, tally)) for person in people]
    for thread in threads:
        thread.start()
    return tally, threads
