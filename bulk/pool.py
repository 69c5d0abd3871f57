"""The processes of a bulk: each takes batches; one that grew too large is replaced, one that dies leaves a batch that
is gone through singly."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any
from uuid import uuid4

from bulk.batches import Batch
from desk import Desk, File, Outcome, State
from intake.collections import Item

AUTHOR = "terminal"
#: processes that one file may end before it is passed over, more than the tries after which it is set aside
MOST = 6
DYING = "На этом файле программа каждый раз обрывается, он пропущен."

#: opens a desk under the name that its leases have
Opener = Callable[[str], Desk]
_PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Here:
    """No other process: for few files."""

    desk: Desk

    def run(self, work: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """Each batch with its outcomes."""
        for batch in work:
            yield batch, take(self.desk, batch.items)


@dataclass(frozen=True, slots=True)
class Pool:
    """So many processes, each with a desk of its own."""

    opener: Opener
    jobs: int
    #: lets others have at once what a dead one held
    give_back: Callable[[str], None]
    #: whether the process that asks has grown so much that another should take its place
    full: Callable[[], bool] = bool

    def run(self, work: Iterable[Batch]) -> Iterator[tuple[Batch, list[Outcome]]]:
        """Each batch with its outcomes, as they end; as many batches are in memory as there are processes."""
        waiting = iter(work)
        busy: list[_Member] = []
        try:
            for batch in waiting:
                busy.append(_Member(self.opener, self.full, batch))
                if len(busy) == self.jobs:
                    break
            while busy:
                for member in _ready(busy):
                    outcomes = member.hear(self.give_back)
                    if outcomes is None:
                        continue
                    yield member.batch, outcomes
                    following = next(waiting, None)
                    if following:
                        member.give(following)
                    else:
                        busy.remove(member)
                        member.end()
        finally:
            for member in busy:
                member.kill()


def _ready(members: list[_Member]) -> list[_Member]:
    heard = wait([member.pipe for member in members])
    return [member for member in members if member.pipe in heard]


class _Member:
    """A process and the batch that it has."""

    def __init__(self, opener: Opener, full: Callable[[], bool], batch: Batch) -> None:
        self._opener, self._full = opener, full
        #: who made way: they end by themselves, and bring the index up to what they wrote
        self._leaving: list[BaseProcess] = []
        self._start()
        self.give(batch)

    def give(self, batch: Batch) -> None:
        """Have a batch taken in as a whole."""
        self.batch = batch
        self._left, self._outcomes = list(batch.items), list[Outcome]()
        self._singly, self._deaths = False, 0
        self._send(batch.items)

    def hear(self, give_back: Callable[[str], None]) -> list[Outcome] | None:
        """The outcomes once the batch has them all; after a death another process goes through the rest singly."""
        try:
            outcomes, full = self.pipe.recv()
        except (EOFError, OSError):
            self.kill()
            give_back(self._owner)
            self._start()
            self._singly = True
            self._deaths += 1
            if self._deaths > MOST:  # it dies before it can say of what
                self._outcomes.append(Outcome(self._left.pop(0).name, 0, State.REFUSED, reason=DYING))
                self._deaths = 0
        else:
            self._outcomes += outcomes
            self._deaths = 0
            self._left = self._left[1:] if self._singly else []
            if full:
                self._leaving.append(self._process)
                self.pipe.close()
                self._start()
        if not self._left:
            return self._outcomes
        self._send(self._left[:1])
        return None

    def end(self) -> None:
        """Let it end by itself."""
        self.pipe.close()
        for process in (*self._leaving, self._process):
            process.join()

    def kill(self) -> None:
        """End it."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _start(self) -> None:
        self._owner = uuid4().hex
        self.pipe, other = _PROCESSES.Pipe()
        self._process: BaseProcess = _PROCESSES.Process(
            target=serve, args=(self._opener, self._full, self._owner, other), daemon=True
        )
        self._process.start()
        other.close()

    def _send(self, items: Sequence[Item]) -> None:
        with suppress(OSError):  # it is dead, which is heard next
            self.pipe.send((tuple(items), self._singly))


def serve(opener: Opener, full: Callable[[], bool], owner: str, pipe: Connection[Any, Any]) -> None:
    """A process's life: files in, outcomes out, until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the program stops it by closing the pipe
    desk = opener(owner)
    try:
        while True:
            items, singly = pipe.recv()
            pipe.send((take_singly(desk, items) if singly else take(desk, items), full()))
    except (EOFError, OSError):
        desk.close()


def take(desk: Desk, items: Sequence[Item]) -> list[Outcome]:
    """Files by one transaction."""
    given = [File(item.name, item.data) for item in items if not item.reason]
    return _refused(desk, items) + desk.add_all(given, author=AUTHOR)


def take_singly(desk: Desk, items: Sequence[Item]) -> list[Outcome]:
    """Files one by one, each on the work list before it is extracted: what kills this process is known there."""
    given = (File(item.name, item.data) for item in items if not item.reason)
    return _refused(desk, items) + list(desk.submit(given, author=AUTHOR))


def _refused(desk: Desk, items: Iterable[Item]) -> list[Outcome]:
    return [desk.refuse(File(item.name, b""), item.reason) for item in items if item.reason]
