"""The drafts of a whole log, made by a process of their own beside the one that writes the index: both cores work."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

from journal.changes import ChangeLog
from journal.database import Database
from journal.index.drafts import Batch, Drafter, read, written
from nlp.garbage import look_seldom

#: decisions of a log that is worth a process: it takes a second to begin
_MANY = 20_000
#: a fresh interpreter: forks of a program with threads may hang
_PROCESSES = multiprocessing.get_context("spawn")


def drafts(changes: ChangeLog) -> Iterator[Batch]:
    """All decisions of a log in the order of their ids.

    Where no process can be begun, or it dies, the rest is made here.
    """
    last = 0
    if changes.highest() > _MANY and not multiprocessing.current_process().daemon:  # such may not begin others
        for batch in _heard(changes.url):
            yield batch
            last = batch.drafts[-1].id
    yield from _made(changes, last)


def _made(changes: ChangeLog, after: int = 0) -> Iterator[Batch]:
    drafter = Drafter()
    return map(drafter.batch, changes.everything(after))


def _heard(url: str) -> Iterator[Batch]:
    """What another process makes of a log, as far as it comes."""
    heard, said = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=_tell, args=(url, said), daemon=True)
    with heard, suppress(OSError):
        process.start()
        said.close()  # of ours: what is heard ends with the process
        with suppress(EOFError):
            while True:
                yield read(heard.recv_bytes())
        process.join()


def _tell(url: str, said: Connection) -> None:
    """The life of that process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the program ends what it hears
    look_seldom()
    with suppress(OSError):
        for batch in _made(ChangeLog(Database(url))):
            said.send_bytes(written(batch))
