"""Where the index lies on disk: numbered generations, a file that names the current one, a lock for the one writer.

A rebuilt index is a new generation; it becomes current by renaming one small file, so that whatever is killed,
some whole generation is current. A commit inside a generation is tantivy's own.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.raw import sync_folder

#: what the folder of an index is called: the versions of its documents and of the words in them
_VERSION = re.compile(r"\d+\.\d+")


class IndexFolder:
    """The generations of one index, shared by processes."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @contextmanager
    def lock(self, name: str, *, wait: bool = True) -> Iterator[bool]:
        """A lock held by one thread of all processes; False where another has it and one does not wait."""
        self._root.mkdir(parents=True, exist_ok=True)
        with (self._root / f"{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                yield False
            else:
                yield True

    def current(self) -> Path | None:
        """The generation that answers."""
        try:
            return self._root / (self._root / "current").read_text()
        except FileNotFoundError:
            return None

    def begin(self) -> Path:
        """An empty folder for the next generation; the caller has the lock `rebuild`."""
        current = self.current()
        for folder in self._generations():
            if folder != current:
                shutil.rmtree(folder)
        number = int(current.name) + 1 if current else 1
        folder = self._root / str(number)
        folder.mkdir()
        return folder

    def switch(self, folder: Path) -> None:
        """Make a whole generation the current one, with the lock `write`; readers of the one before keep its files."""
        before = self.current()
        pointer = self._root / "current.part"
        with pointer.open("w") as file:
            file.write(folder.name)
            file.flush()
            os.fsync(file.fileno())
        pointer.replace(self._root / "current")
        sync_folder(self._root)
        if before:
            shutil.rmtree(before, ignore_errors=True)

    def drop_earlier(self) -> None:
        """Remove what programs of earlier versions left beside this index; they would make theirs anew."""
        own = _version(self._root)
        for folder in self._root.parent.iterdir():
            if _VERSION.fullmatch(folder.name) and _version(folder) < own:
                shutil.rmtree(folder, ignore_errors=True)

    def _generations(self) -> list[Path]:
        return [path for path in self._root.iterdir() if path.name.isdigit()]


def _version(folder: Path) -> list[int]:
    return [int(number) for number in folder.name.split(".")]
