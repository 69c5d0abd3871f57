"""What stands under an opener: other news until prose goes on, comments and letter tails to the end."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.page.blocks import Block
from nlp.page.prose import is_cut, prose

#: words of prose that a body has before anything may end it; a shorter one when it is this part of all prose
ENOUGH, PART = 40, 0.4


def find_shadows(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of blocks that belong to what an opener above them announces."""
    shadows: set[int] = set()
    listed = False
    told, total = 0, sum(map(_told, blocks))
    for index, block in enumerate(blocks):
        follows = block.sign.follows if block.sign else ""
        if follows == "end" and told >= min(ENOUGH, PART * total):
            return frozenset(shadows.union(range(index + 1, len(blocks))))
        if follows == "list":
            listed = True
        elif listed and _resumes(blocks, index):
            listed = False
        if listed:
            shadows.add(index)
        else:
            told += _told(block)
    return frozenset(shadows)


def _resumes(blocks: Sequence[Block], index: int) -> bool:
    """Whether the body goes on here: whole prose, and not one of the teasers that stand under headlines."""
    block, above = blocks[index], blocks[index - 1]
    if not is_told(block) or is_cut(block.text) or block.key.startswith(above.key[:30]):
        return False
    if index + 1 == len(blocks):
        return above.sign is not None
    below = blocks[index + 1]
    return below.sign is not None or prose(below.text, below.words) > 0


def is_told(block: Block) -> bool:
    """Whether it is prose by its shape, with no sign that it is anything else."""
    return block.sign is None and prose(block.text, block.words) >= 3


def _told(block: Block) -> int:
    return block.words if is_told(block) else 0
