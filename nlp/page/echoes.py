"""Blocks that only repeat another one: cut leads, headlines told again under the menu."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp.page.blocks import Block

#: a shorter beginning in common is chance
LONG = 40
#: … and a shorter one even where the line says by its dots that it was cut
SHORT = 12


def find_echoes(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of blocks whose words stand once more, whole or longer, in another block."""
    return frozenset(_repeated(blocks)) | frozenset(_cut(blocks))


def is_same(a: Block, b: Block) -> bool:
    """Whether one is the other's beginning."""
    short, long = (a.stem, b.stem) if len(a.stem) <= len(b.stem) else (b.stem, a.stem)
    return bool(short) and long.startswith(short)


def _repeated(blocks: Sequence[Block]) -> list[int]:
    """All but the last of equal blocks."""
    latest: dict[str, int] = {}
    echoes = []
    for index, block in enumerate(blocks):
        key = block.stem
        if len(key) >= SHORT and not block.text.endswith(":"):  # `ПОСТАНОВИЛИ:` opens a list each time
            if key in latest:
                echoes.append(latest[key])
            latest[key] = index
    return echoes


def _cut(blocks: Sequence[Block]) -> list[int]:
    """Blocks that begin another one (neighbours in alphabetical order) and stand above it or are marked as cut."""
    stems = [block.stem for block in blocks]
    order = sorted(range(len(blocks)), key=stems.__getitem__)
    echoes = []
    for index, other in pairwise(order):
        short, long = stems[index], stems[other]
        if len(short) < len(long) and long.startswith(short):
            marked = blocks[index].cut and len(short) >= SHORT
            if marked or (index < other and len(short) >= LONG):
                echoes.append(index)
    return echoes
