"""Processes that are kept alive: whoever dies is replaced, and what he held is given back at once."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from threading import Event, Thread
from uuid import uuid4

from nlp.garbage import look_seldom

log = logging.getLogger(__name__)

#: seconds between looks at who is alive
GLANCE = 0.2
#: seconds from one start of a process to the next, so that one that cannot live does not use up the machine
LEAST = 1.0
#: seconds in which who is stopped ends what he has begun
GRACE = 30.0

#: what a process does, under the name that its leases have, until the event is set
Duty = Callable[[str, Event], None]
#: a fresh interpreter for each: forks of a program with threads may hang
_PROCESSES = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Member:
    """A process and what it is for."""

    duty: Duty
    owner: str
    process: BaseProcess
    started: float

    @classmethod
    def hire(cls, duty: Duty) -> Member:
        """Start a process."""
        owner = uuid4().hex
        process = _PROCESSES.Process(target=serve, args=(duty, owner), daemon=True)
        process.start()
        return cls(duty, owner, process, time.monotonic())


@dataclass(frozen=True, slots=True)
class Crew:
    """A process for each duty."""

    duties: Sequence[Duty]
    #: lets others have at once what a dead one held
    give_back: Callable[[str], None]

    def run(self, stopped: Event) -> None:
        """Keep them alive until stopped, then let them end what they have begun."""
        members = [Member.hire(duty) for duty in self.duties]
        try:
            while not stopped.wait(GLANCE):
                members = [self._kept(member) for member in members]
        finally:
            _dismiss(members)

    def _kept(self, member: Member) -> Member:
        if member.process.is_alive() or time.monotonic() < member.started + LEAST:
            return member
        code = member.process.exitcode  # 0: it made way by itself
        log.log(logging.WARNING if code else logging.INFO, "a worker ended with %s and is replaced", code)
        try:
            self.give_back(member.owner)
        except Exception:
            log.exception("what it held waits for the end of its lease")
        return Member.hire(member.duty)


def serve(duty: Duty, owner: str) -> None:
    """A process's life: its duty, until it is asked to end or its parent is no more."""
    look_seldom()
    stopped = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=_outlive, args=(parent, stopped), daemon=True).start()
    duty(owner, stopped)


def _outlive(parent: BaseProcess, stopped: Event) -> None:
    """Whoever is left alone ends, soon or at once: another crew may have begun."""
    parent.join()
    stopped.set()
    time.sleep(GRACE)
    os._exit(1)


def _dismiss(members: Sequence[Member]) -> None:
    for member in members:
        member.process.terminate()
    end = time.monotonic() + GRACE
    for member in members:
        member.process.join(max(0.0, end - time.monotonic()))
        member.process.kill()
