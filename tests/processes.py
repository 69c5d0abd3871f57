"""Processes of tests' own, begun where all that they need is loaded: for each to load it took seconds."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any

LOADED = multiprocessing.get_context("forkserver")
LOADED.set_forkserver_preload(["journal.backends.postgresql", "tests.bulk.test_bulk", "tests.journal.test_registry"])

#: does its work and tells of it as it goes
Work = Callable[..., Iterator[Any]]


@dataclass(frozen=True)
class Beside:
    """A process beside that of the tests, which tells how far it has come."""

    process: ForkServerProcess
    _heard: Connection

    def told(self, count: int) -> list[Any]:
        """The next things that it tells; it is still at work after them."""
        return [self._heard.recv() for _ in range(count)]

    def rest(self) -> list[Any]:
        """Whatever else it told, once it has come to its end."""
        found = []
        try:
            while True:
                found.append(self._heard.recv())
        except EOFError:
            self.process.join()
        return found

    def kill(self) -> None:
        """End it at once, wherever it is."""
        self.process.kill()


def begin(work: Work, *arguments: object) -> Beside:
    """Have a module's function carried out by a process."""
    heard, said = LOADED.Pipe(duplex=False)
    process = LOADED.Process(target=_tell, args=(said, work, arguments))
    process.start()
    said.close()  # of ours: what is heard ends with the process
    return Beside(process, heard)


def _tell(said: Connection, work: Work, arguments: tuple[object, ...]) -> None:
    for one in work(*arguments):
        said.send(one)
