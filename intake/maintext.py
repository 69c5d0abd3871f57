"""Between which lines of a web page trafilatura sees the main text.

Its own choice of lines loses list items and closing quotations, where decisions stand (`bench/main_text.py`); its first
and last line do not: what is outside them is menus, tickers and related news.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import trafilatura

#: the mark of a list's item, which trafilatura leaves out or writes in its own way
MARK = re.compile(r"^(?:[-•–]|\d+\.)\s+")


def body_lines(source: str, text: str) -> tuple[tuple[int, int], ...]:
    """The range of lines of `text` (1-based, inclusive) from the first to the last one of the main text, or none."""
    main = trafilatura.extract(source, fast=True, favor_recall=True, include_comments=False, include_tables=False)
    lines = [_plain(line) for line in text.split("\n")]
    common = _common(lines, [_plain(line) for line in (main or "").split("\n")])
    return ((common[0], common[-1]),) if common else ()


def _common(lines: list[str], main: list[str]) -> list[int]:
    """The numbers of the lines that both have, in the same order."""
    blocks = SequenceMatcher(None, lines, main, autojunk=False).get_matching_blocks()
    numbers = (block.a + offset for block in blocks for offset in range(block.size))
    return [number + 1 for number in numbers if lines[number]]


def _plain(line: str) -> str:
    return " ".join(MARK.sub("", line.strip()).split())
