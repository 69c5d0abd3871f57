"""What stands under an opener: other news until prose goes on, comments and letter tails to the end."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.page.blocks import Block
from nlp.page.prose import is_cut, prose

#: entries of a list of other news, after which prose alone between two scraps is one more teaser
FEW = 2

#: words of prose that a body has before anything may end it; a shorter one when it is this part of all prose
ENOUGH, PART = 25, 0.3


def find_shadows(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of blocks that belong to what an opener above them announces."""
    shadows: set[int] = set()
    opened = None
    told, total = 0, sum(map(_told, blocks))
    for index, block in enumerate(blocks):
        follows = block.sign.follows if block.sign else ""
        if follows == "end" and told >= min(ENOUGH, PART * total):
            return frozenset(shadows.union(range(index + 1, len(blocks))))
        if follows == "list":
            opened = index
        elif opened is not None and _resumes(blocks, index, opened):
            opened = None
        if opened is not None:
            shadows.add(index)
        else:
            told += _told(block)
    return frozenset(shadows)


def _resumes(blocks: Sequence[Block], index: int, opened: int) -> bool:
    """Whether the body goes on here: whole prose, and not one of the teasers that stand under headlines."""
    block, above = blocks[index], blocks[index - 1]
    if not is_told(block) or is_cut(block.text) or block.key.startswith(above.key[:30]):
        return False
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below and not below.sign and prose(below.text, below.words) > 0:
        return True
    return (below is None or below.sign is not None) and index - opened <= FEW


def is_told(block: Block) -> bool:
    """Whether it is prose by its shape, with no sign that it is anything else."""
    return block.sign is None and prose(block.text, block.words) >= 3


def _told(block: Block) -> int:
    return block.words if is_told(block) else 0
