"""A collection's files in portions, and up to where all of them have their outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.collections import Item

#: files and bytes of a batch: one transaction
FILES, BYTES = 24, 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that are taken in together."""

    number: int
    items: tuple[Item, ...]

    @property
    def position(self) -> str:
        """Where one goes on behind it; empty where none of its files has a place."""
        return next((item.position for item in reversed(self.items) if item.position), "")


def batches(items: Iterable[Item]) -> Iterator[Batch]:
    """The files in their order."""
    held: list[Item] = []
    number = size = 0
    for item in items:
        held.append(item)
        size += len(item.data)
        if len(held) >= FILES or size >= BYTES:
            yield Batch(number, tuple(held))
            held, number, size = [], number + 1, 0
    if held:
        yield Batch(number, tuple(held))


class Mark:
    """Batches end in any order; what counts is the last one before which none is missing."""

    def __init__(self) -> None:
        self._next = 0
        self._ended: dict[int, str] = {}
        self.position = ""

    def end(self, batch: Batch) -> None:
        """A batch has its outcomes."""
        self._ended[batch.number] = batch.position
        while self._next in self._ended:
            self.position = self._ended.pop(self._next) or self.position
            self._next += 1
