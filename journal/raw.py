"""The bytes of releases as they came, by their SHA-256: written once, never changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol
from uuid import uuid4

from journal.contract import NotFound


class RawStore(Protocol):
    """Where the bytes are kept."""

    def put(self, sha256: str, data: bytes) -> None:
        """Keep the bytes; when this returns they survive a power cut. Bytes that are there stay."""

    def get(self, sha256: str) -> bytes:
        """The bytes; raises NotFound."""


class RawFolder:
    """Files `ab/abcdef…` in a folder, each complete from the moment it has its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, sha256: str, data: bytes) -> None:
        """Write under another name, sync, rename, sync the folder."""
        target = self._path(sha256)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f"{sha256}.{uuid4().hex}.part")
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        sync_folder(target.parent)

    def get(self, sha256: str) -> bytes:
        """The bytes of the file."""
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise NotFound(f"Нет файла с суммой {sha256}.") from None

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
