"""A folder with all that is below it, in the order of its names."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from intake.archives import CLUTTER
from intake.collections.source import Item, Source
from intake.reading import Limits

UNREADABLE = "Файл не читается: {}."
TOO_LARGE = "В файле {} байт, а можно не больше {}."


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below a folder. Archives among them are collections again."""

    path: Path
    limits: Limits
    #: the collection that a file is, if it is one
    open_inner: Callable[[Path, Limits], Source | None]

    @property
    def key(self) -> str:
        """Machine and place: what is put there meanwhile is told by its time."""
        return f"{platform.node()} {self.path.absolute()}"

    @property
    def total(self) -> int | None:
        """Nobody has counted them."""
        return None

    def items(self, after: str = "", since: float = 0.0) -> Iterator[Item]:
        """Their bytes; links are not followed."""
        last = tuple(after.split("/")) if after else ()
        for parts in _walk(self.path, ()):
            path = self.path.joinpath(*parts)
            try:
                passed = parts <= last and path.stat().st_ctime < since
                if not passed:
                    yield from self._of(path, "/".join(parts))
            except OSError as error:
                yield Item("/".join(parts), reason=UNREADABLE.format(error.strerror))

    def _of(self, path: Path, name: str) -> Iterator[Item]:
        inner = self.open_inner(path, self.limits)
        if inner:
            yield from (Item(f"{name}/{item.name}", item.data, "", item.reason) for item in inner.items())
        elif (size := path.stat().st_size) > self.limits.bytes:
            yield Item(name, b"", name, TOO_LARGE.format(size, self.limits.bytes))
        else:
            yield Item(name, path.read_bytes(), name)


def _walk(folder: Path, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The parts of the paths of files, in the order in which such tuples are."""
    with os.scandir(folder) as found:
        entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found if _wanted(entry))
    for name, is_folder in entries:
        if is_folder:
            yield from _walk(folder / name, (*above, name))
        else:
            yield (*above, name)


def _wanted(entry: os.DirEntry[str]) -> bool:
    return not (entry.name.startswith(".") or entry.name in CLUTTER or entry.is_symlink())
