"""The bytes of releases as they came, by their SHA-256: written once, never changed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Protocol, TypeVar
from uuid import uuid4

from journal.contract import NotFound

T = TypeVar("T")

#: files that are synced at the same time: a file waits for the disk, and disks like many at once
_DISK = 8
#: files that are open at the same time
_OPEN = 256


class RawStore(Protocol):
    """Where the bytes are kept."""

    def put(self, sha256: str, data: bytes) -> None:
        """Keep the bytes; when this returns they survive a power cut. Bytes that are there stay."""

    def put_all(self, files: Mapping[str, bytes]) -> None:
        """Keep many, as `put` does, in less time."""

    def get(self, sha256: str) -> bytes:
        """The bytes; raises NotFound."""


class RawFolder:
    """Files `ab/abcdef…` in a folder, each complete from the moment it has its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, sha256: str, data: bytes) -> None:
        """Write under another name, sync, rename, sync the folder."""
        self.put_all({sha256: data})

    def put_all(self, files: Mapping[str, bytes]) -> None:
        """Write all, then sync each folder once."""
        new = {path: data for sha256, data in files.items() if not (path := self._path(sha256)).exists()}
        folders = {path.parent for path in new}
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(min(_DISK, len(new) or 1)) as pool:
            for some in _parts(list(new.items()), _OPEN):
                _write(pool, some)
            list(pool.map(sync_folder, folders))

    def get(self, sha256: str) -> bytes:
        """The bytes of the file."""
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"Нет файла с суммой {sha256}.") from None

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _write(pool: Executor, files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files, sync them together, of which the first does most of what the others ask for, and name them."""
    mark = uuid4().hex
    with ExitStack() as opened:
        written = [opened.enter_context(path.with_name(f"{path.name}.{mark}.part").open("xb")) for path, _ in files]
        for file, (_, data) in zip(written, files, strict=True):
            file.write(data)
        list(pool.map(_sync, _parts(written, -(-len(written) // _DISK))))
    for file, (path, _) in zip(written, files, strict=True):
        Path(file.name).rename(path)


def _sync(files: Iterable[BinaryIO]) -> None:
    for file in files:
        file.flush()
        os.fsync(file.fileno())


def _parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
