"""Blocks that only repeat another one: cut leads, headlines told again under the menu."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from nlp.page.blocks import Block
from nlp.page.prose import is_cut

#: a shorter beginning in common is chance
LONG = 40
#: … and a shorter one even where the line says by its dots that it was cut
SHORT = 12


def find_echoes(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of blocks whose words stand once more, whole or longer, in another block."""
    return frozenset(_repeated(blocks)) | frozenset(_cut(blocks))


def stem(block: Block) -> str:
    """Its key without the dots that say it goes on."""
    return block.key.rstrip('.… "')


def is_same(a: Block, b: Block) -> bool:
    """Whether one is the other's beginning."""
    short, long = sorted((stem(a), stem(b)), key=len)
    return bool(short) and long.startswith(short)


def _repeated(blocks: Sequence[Block]) -> list[int]:
    """All but the last of equal blocks."""
    latest: dict[str, int] = {}
    echoes = []
    for index, block in enumerate(blocks):
        key = stem(block)
        if len(key) >= SHORT:
            if key in latest:
                echoes.append(latest[key])
            latest[key] = index
    return echoes


def _cut(blocks: Sequence[Block]) -> list[int]:
    """Blocks that begin another one (neighbours in alphabetical order) and stand above it or are marked as cut."""
    order = sorted(range(len(blocks)), key=lambda index: stem(blocks[index]))
    echoes = []
    for index, other in pairwise(order):
        short, long = stem(blocks[index]), stem(blocks[other])
        if len(short) < len(long) and long.startswith(short):
            marked = is_cut(blocks[index].text) and len(short) >= SHORT
            if marked or (index < other and len(short) >= LONG):
                echoes.append(index)
    return echoes
