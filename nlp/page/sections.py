"""What stands under an opener: other news until prose goes on, comments and letter tails to the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nlp.page.blocks import Block

#: entries that make a list of other news, in which prose alone between two scraps is one more teaser
FEW = 2

#: words of the first paragraph of a body, at least
LONG = 12

#: words of prose that a body has before anything may end it, or else the part of all prose that it is
ENOUGH, PART = 25, 0.3

#: with less of all prose above it, «Комментарии» is a subhead of an article in several parts
LITTLE = 0.2


def find_shadows(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of blocks that belong to what an opener above them announces."""
    shadows = {index + 1 for index, block in enumerate(blocks[:-1]) if _follows(block) == "next"}
    shadows.update(_listed(blocks))
    shadows.update(_teasers(blocks))
    shadows.update(range(_end(blocks, shadows), len(blocks)))
    return frozenset(shadows)


def _listed(blocks: Sequence[Block]) -> Iterator[int]:
    """Openers of lists and what stands in their lists."""
    opened, begun = None, False
    for index, block in enumerate(blocks):
        if _follows(block) == "list":
            opened = index
        elif opened is not None and (_resumes(blocks, index, opened) if begun else _begins(block)):
            opened = None
        if opened is not None:
            yield index
        else:
            begun = begun or _begins(block)


def _begins(block: Block) -> bool:
    """Whether a body begins, so that what stood above it was the page's head."""
    return block.told and block.words >= LONG and not block.cut


def _resumes(blocks: Sequence[Block], index: int, opened: int) -> bool:
    """Whether the body goes on here: whole prose, and not one of the teasers that stand under headlines."""
    block, above = blocks[index], blocks[index - 1]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if below and below.marker and block.text.endswith(":") and not block.sign:
        return True
    if not block.told or block.cut or block.key.startswith(above.stem):
        return False
    if below and not below.sign and (below.prose > 0 or below.text.endswith(":")):
        return True
    return (below is None or below.sign is not None) and index - opened <= FEW


def _teasers(blocks: Sequence[Block]) -> Iterator[int]:
    """Headlines of other news, each above its one sentence, below the furniture that ends an article."""
    index = 0
    while index < len(blocks):
        stop = index
        while (
            stop + 1 < len(blocks) and _is_scrap(blocks[stop]) and blocks[stop + 1].told and blocks[stop + 1].prose <= 4
        ):
            stop += 2
        if stop - index >= 2 * FEW and index > 0 and blocks[index - 1].sign:
            yield from range(index, stop)
        index = max(stop, index + 1)


def _is_scrap(block: Block) -> bool:
    return block.sign is None and block.prose < 0 and block.text[-1] not in ":;,"


def _end(blocks: Sequence[Block], shadows: set[int]) -> int:
    """The block behind «Комментарии» or «С уважением», if a body stands above it."""
    told, total = 0, sum(block.words for block in blocks if block.told)
    for index, block in enumerate(blocks):
        if _follows(block) == "end" and told >= max(LITTLE * total, min(ENOUGH, PART * total)):
            return index + 1
        told += block.words if block.told and index not in shadows else 0
    return len(blocks)


def _follows(block: Block) -> str:
    return block.sign.follows if block.sign else ""
