"""What is known of a page's blocks together, before any is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from nlp.page.blocks import Block, gather
from nlp.page.datelines import Dateline, read_days
from nlp.page.echoes import find_echoes
from nlp.page.lexicon import load
from nlp.page.lines import Line
from nlp.page.mail import Letter, find_letter
from nlp.page.menus import is_row
from nlp.page.sections import ENOUGH, find_shadows
from nlp.page.wraps import LOWER


@dataclass(frozen=True)
class Layout:
    """A page as blocks."""

    blocks: tuple[Block, ...]
    #: lines that the container's structure marks as main text
    marked: frozenset[int] = frozenset()

    @cached_property
    def letter(self) -> Letter:
        """The letter that holds the release, all of the page where there are none."""
        return find_letter(self.blocks)

    @cached_property
    def echoes(self) -> frozenset[int]:
        """Indices of blocks that only repeat another."""
        return find_echoes(self.blocks)

    @cached_property
    def shadows(self) -> frozenset[int]:
        """Indices of blocks that belong to an opener above them: other news, comments."""
        return find_shadows(self.blocks)

    @cached_property
    def beginning(self) -> int:
        """Index of the first block that is whole prose and nothing else."""
        told = (index for index, block in enumerate(self.blocks) if block.told and not block.cut)
        return next(told, len(self.blocks))

    @cached_property
    def halves(self) -> frozenset[int]:
        """Indices of blocks that the foot of a page or an insert parts in the middle of a sentence."""
        plain = [i for i, block in enumerate(self.blocks) if not (block.sign or block.running or self.days[i])]
        pairs = ((a, b) for a, b in pairwise(plain) if self.blocks[a].goes_on(self.blocks[b]))
        return frozenset(index for pair in pairs for index in pair)

    @cached_property
    def days(self) -> tuple[tuple[Dateline, ...], ...]:
        """The days that each block gives, of those short enough to be a date line."""
        return tuple(read_days(block.text) if block.words <= 40 else () for block in self.blocks)

    @cached_property
    def listed(self) -> frozenset[int]:
        """Indices of list items and of a table's rows under a line that ends with a colon."""
        found: set[int] = set()
        for index, (above, block) in enumerate(pairwise(self.blocks), 1):
            item = block.marker or LOWER.match(block.text) or is_row(block)
            if item and (above.text.endswith(":") or index - 1 in found) and index not in self.shadows:
                found.add(index)
        return frozenset(found)

    @cached_property
    def foot(self) -> int:
        """Index of the first block below a body that shows its end: share row, signature, tags."""
        told = 0
        for index, block in enumerate(self.blocks):
            if told >= ENOUGH and block.sign and block.sign.kind in foot_kinds():
                return index
            told += block.words if block.told and index not in self.shadows else 0
        return len(self.blocks)


@lru_cache(maxsize=1)
def foot_kinds() -> frozenset[str]:
    """Kinds of signs that stand at the foot of an article rather than inside it."""
    return frozenset(load("lines")["foot"])


def lay_out(lines: Sequence[Line], ranges: Sequence[tuple[int, int]]) -> Layout:
    """The page of these lines; `ranges` are those that its container marks, 1-based and inclusive."""
    blocks = gather(lines)
    end = blocks[-1].last if blocks else 0
    return Layout(blocks, frozenset(n for first, last in ranges for n in range(first, min(last, end) + 1)))
