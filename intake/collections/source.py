"""What a collection of releases gives."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a collection, or the reason why it cannot be had."""

    name: str
    data: bytes = b""
    #: where one goes on behind it; empty where it has no place of its own
    position: str = ""
    reason: str = ""


class Source(Protocol):
    """A collection. Going on behind a position gives nothing twice and leaves nothing out."""

    @property
    def key(self) -> str:
        """What tells it from others and from itself changed; empty where one cannot come back to it."""

    @property
    def total(self) -> int | None:
        """How many items there are; None where that is not known beforehand."""

    def items(self, after: str = "", since: float = 0.0) -> Iterator[Item]:
        """Those behind a position, and those before it that changed after `since`, seconds of the epoch."""


def key_of(path: Path) -> str:
    """A file's machine, place, size and time."""
    stat = path.stat()
    return f"{platform.node()} {path.absolute()} {stat.st_size} {stat.st_mtime_ns}"
