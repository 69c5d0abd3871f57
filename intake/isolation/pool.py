"""Readers kept ready: each file is parsed in a process that can be ended, and the program goes on whatever it does."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, cast

from intake.isolation.frames import Broken, Head, read_frame, write_frame
from intake.isolation.messages import Part, unpack_parts, unpack_reading
from intake.reading import Limits, Reading, Unreadable
from intake.reception import read

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "intake.isolation.worker")
#: a reader has no business with the program's settings and secrets
ENVIRONMENT = {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1"}
#: seconds in which a reader, started on a busy machine, has to say that it is ready
START = 60
#: files after which a reader is replaced, so that nothing that one leaves behind grows
FILES = 500

CRASHED = "На этом файле программа чтения упала: он повреждён или составлен нарочно."
MEMORY = "Для чтения этого файла не хватило {} МБ памяти."
SLOW = "Чтение этого файла заняло больше {:g} с и было прервано."


class Readers:
    """A pool of reading processes; its `read` and `unpack` do what `intake`'s do, each file for itself."""

    def __init__(self, limits: Limits | None = None, most: int = 4) -> None:
        """At most `most` files are read at the same time, others wait."""
        self._limits = limits or Limits()
        self._turns = threading.BoundedSemaphore(most)
        self._idle: list[_Reader] = []

    def warm(self) -> None:
        """Start a reader now, so that the first file does not wait for one."""
        self._idle.append(_Reader(self._limits))

    def read(self, name: str, data: bytes) -> Reading:
        """The release in a file; raises Unreadable, also where reading it took too much or broke the reader."""
        if not data:  # an archive may have a hundred thousand such, and nothing in them can hurt
            return read(name, data, self._limits)
        return unpack_reading(*self._ask({"task": "read", "name": name}, data))

    def unpack(self, name: str, data: bytes) -> tuple[Part, ...]:
        """The files in an archive of releases with their names; any other file is the only one. Raises Unreadable."""
        if not data.startswith(b"PK"):
            return ((name, data),)
        return unpack_parts(*self._ask({"task": "unpack", "name": name}, data))

    def close(self) -> None:
        """End the readers that wait."""
        while self._idle:
            self._idle.pop().stop()

    def _ask(self, asked: Head, data: bytes) -> tuple[Head, bytes]:
        if len(data) > self._limits.bytes:
            raise Unreadable(f"В файле {len(data)} байт, а можно не больше {self._limits.bytes}.")
        with self._turns, self._reader() as reader:
            try:
                head, found = reader.ask(asked, data)
            except Broken as error:
                log.warning("a reader broke: %s", error)
                raise Unreadable(self._reason(reader)) from error
        if "failed" in head:
            log.warning("a reader failed: %s", head["failed"])
            raise Unreadable(self._memory() if head["failed"] == "MemoryError" else CRASHED)
        if "refused" in head:
            raise Unreadable(str(head["refused"]))
        return head, found

    @contextmanager
    def _reader(self) -> Iterator[_Reader]:
        """A reader that waits or a new one; back among the waiting, or another in its place where it has ended."""
        try:
            reader = self._idle.pop()
        except IndexError:
            reader = _Reader(self._limits)
        try:
            yield reader
        finally:
            if not reader.fresh:
                reader.stop()
                reader = _Reader(self._limits)
            self._idle.append(reader)

    def _reason(self, reader: _Reader) -> str:
        return SLOW.format(self._limits.seconds) if reader.late else CRASHED

    def _memory(self) -> str:
        return MEMORY.format(self._limits.memory // 1024**2)


class _Reader:
    """One child process, asked by one thread at a time."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._left = FILES
        self._ready = False
        self.late = False
        self._process = subprocess.Popen(  # noqa: S603 (our own module, nothing of the file's in the command)
            (*COMMAND, json.dumps(asdict(limits))),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=ENVIRONMENT,
        )

    @property
    def fresh(self) -> bool:
        """Whether it can take another file."""
        return self._left > 0 and not self.late and self._process.poll() is None

    def ask(self, asked: Head, data: bytes) -> tuple[Head, bytes]:
        """Its answer; raises Broken where it died or had to be ended, and then it is `late` or not."""
        self._left -= 1
        try:
            if not self._ready:
                self._await_ready()
            with self._watched(self._limits.seconds):
                write_frame(cast(BinaryIO, self._process.stdin), asked, data)
                head, found = read_frame(cast(BinaryIO, self._process.stdout), self._most)
        except (OSError, Broken) as error:
            self._left = 0
            raise Broken(f"{asked['task']}, {len(data)} bytes, {error}") from error
        self._left *= "failed" not in head
        return head, found

    def _await_ready(self) -> None:
        with self._watched(START):
            read_frame(cast(BinaryIO, self._process.stdout), self._most)
        self._ready = True

    @contextmanager
    def _watched(self, seconds: float) -> Iterator[None]:
        """End the process where the block takes longer."""
        watch = threading.Timer(seconds, self._end)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def stop(self) -> None:
        """End it and wait until it is gone."""
        self._process.kill()
        self._process.communicate()

    @property
    def _most(self) -> int:
        """Bytes of the longest honest answer."""
        return self._limits.unpacked + 8 * self._limits.characters

    def _end(self) -> None:
        self.late = True
        self._process.kill()
