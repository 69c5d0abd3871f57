"""What many people at once met with: errors, times of search, memory over time, and which uploads are in the log."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from threading import Event

from bench.load.people import PATIENCE, Person, crowd, search, upload
from bench.load.server import Server, serving

#: seconds between looks at memory
GLANCE = 1.0
#: seconds in which workers come to the end of what is waiting
REST = 300


@dataclass(frozen=True)
class Crowd:
    """Who comes, and how often each asks."""

    searching: int = 50
    uploading: int = 5
    #: seconds between two requests of one person, on average
    pause: float = 5.0
    seconds: float = 600.0

    def people(self, port: int) -> tuple[list[Person], list[Person]]:
        """Those who search, and those who upload."""
        both = [Person(search, port, self.pause, number) for number in range(self.searching)]
        return both, [Person(upload, port, self.pause, number) for number in range(self.uploading)]


@dataclass(frozen=True, slots=True)
class Load:
    """What they met with."""

    searches: int
    uploads: int
    errors: list[str]
    #: seconds by the clock
    p50: float
    p95: float
    p99: float
    upload_p95: float
    #: milliseconds of a core that the web process took for a request
    core_ms: float
    #: of them in the log when the workers were done
    added: int
    #: megabytes by minute, medians: of the web process, and of its children (readers, workers)
    web: list[float]
    children: list[float]
    #: what others had to do beside: the load average at the end
    busy: float

    @property
    def growth(self) -> float:
        """The web process's memory in the last third over that in the middle one."""
        third = max(1, len(self.web) // 3)
        return median(self.web[-third:]) / median(self.web[third : 2 * third] or self.web)

    def told(self) -> str:
        """As JSON, the growth included."""
        return json.dumps(asdict(self) | {"growth": round(self.growth, 3)}, ensure_ascii=False, indent=1)


def run(data: Path, who: Crowd, minute: float = 60.0) -> Load:
    """Let a crowd come to a server over a data folder; `minute` is how many seconds make one figure of memory."""
    with serving(data) as server:
        stopped, idle = Event(), server.core()
        (searching, people), (uploading, others) = (crowd(group, stopped) for group in who.people(server.port))
        memory = _watched(server, who.seconds)
        stopped.set()
        for thread in (*people, *others):
            thread.join()
        taken = server.core() - idle
        return Load(
            searches=len(searching.seconds),
            uploads=len(uploading.seconds),
            errors=searching.errors + uploading.errors,
            p50=_part(searching.seconds, 50),
            p95=_part(searching.seconds, 95),
            p99=_part(searching.seconds, 99),
            upload_p95=_part(uploading.seconds, 95),
            core_ms=round(1000 * taken / (len(searching.seconds) + len(uploading.seconds)), 1),
            added=_added(server, uploading.receipts),
            web=_by(minute, [item["web"] for item in memory]),
            children=_by(minute, [item["children"] for item in memory]),
            busy=round(os.getloadavg()[0], 1),
        )


def _watched(server: Server, seconds: float) -> list[dict[str, float]]:
    """Memory once a second until the time is over."""
    end, found = time.monotonic() + seconds, [server.memory()]
    while time.monotonic() < end:
        time.sleep(GLANCE)
        found.append(server.memory())
    return found


def _added(server: Server, receipts: Sequence[str]) -> int:
    """How many of what was stored is in the log, when nothing waits any longer."""
    end, waiting = time.monotonic() + REST, set(receipts)
    while waiting and time.monotonic() < end:
        waiting = {receipt for receipt in waiting if _status(server, receipt) == "waiting"}
        time.sleep(GLANCE)
    return sum(_status(server, receipt) in ("added", "known") for receipt in receipts)


def _status(server: Server, receipt: str) -> str:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    connection.request("GET", f"/api/v1/uploads/{receipt}")
    status = json.loads(connection.getresponse().read())["status"]
    connection.close()
    return str(status)


def _part(seconds: Sequence[float], percent: int) -> float:
    return round(quantiles(seconds, n=100)[percent - 1], 3) if len(seconds) > 1 else 0.0


def _by(minute: float, values: Sequence[float]) -> list[float]:
    size = max(1, round(minute / GLANCE))
    return [round(median(values[start : start + size]), 1) for start in range(0, len(values), size)]
