"""Jobs that a process has at the same time: read one after the other, stored together."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from journal.arrivals.queues import Work
from journal.arrivals.records import Claim


class Stopping(Exception):
    """The worker begins with nothing more: the job is another's."""


class Together:
    """Each job ends when its result is stored, which it is as soon as none of them is left to be read."""

    def __init__(self, work: Work, stopped: Event | None) -> None:
        self._work = work
        self._stopped = stopped
        #: reading takes a core, so two at a time gain nothing
        self._thread = ThreadPoolExecutor(1, "reading")
        self._unread = 0
        self._stored = asyncio.Event()

    async def take(self, begin: Callable[[], Claim | None]) -> None:
        """Do the job that begins so; raises Stopping where it has not begun when the worker is stopped."""
        stored = self._stored
        self._unread += 1
        try:
            await self._call(self._read, begin)
        finally:
            self._unread -= 1
            if self._unread:
                await stored.wait()
            else:
                await self._store()

    async def _store(self) -> None:
        stored, self._stored = self._stored, asyncio.Event()
        try:
            await self._call(self._work.store)
        finally:
            stored.set()

    def _read(self, begin: Callable[[], Claim | None]) -> None:
        if self._stopped and self._stopped.is_set():
            raise Stopping
        claim = begin()
        if claim:
            self._work.read(claim)

    async def _call(self, function: Callable[..., None], *given: object) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, function, *given)
