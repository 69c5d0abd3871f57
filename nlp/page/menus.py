"""Rows of short entries: `models/page/menus.toml`."""

from __future__ import annotations

import re
from functools import lru_cache

from nlp.page.blocks import Block
from nlp.page.lexicon import load

_PARTING = frozenset("|»›·•→/>★\t\u00a0")
_CELLS = re.compile(r"[ \u00a0]+[»›·•→/>★][ \u00a0]+|[ \u00a0]*\|[ \u00a0]*|[ \u00a0]{2,}|\t+")


def cells(block: Block) -> tuple[str, ...]:
    """The parts of a short line that marks or wide gaps set apart."""
    return _cells(block.text) if block.short else (block.text,)


@lru_cache(maxsize=1_000)
def _cells(text: str) -> tuple[str, ...]:
    if "  " not in text and _PARTING.isdisjoint(text):
        return (text,)
    return tuple([cell for cell in map(str.strip, _CELLS.split(text)) if cell])


def is_row(block: Block) -> bool:
    """Whether it is a row of figures: «Сварщик   25 мест   до 1 июня»."""
    return block.sign is None and len(cells(block)) > 1 and any(map(str.isdigit, block.text))


def is_menu(block: Block) -> bool:
    """Whether it is a row of short entries without a sentence among them."""
    if not block.short:
        return False
    parts = cells(block)
    if any(len(part.split()) > 4 or part.endswith(".") for part in parts):
        return False
    known = sum(part.lower() in menu_words() for part in parts)
    if known == 0 and is_row(block):
        return False
    return len(parts) >= 3 or (len(parts) == 2 and known > 0) or known == len(parts)


@lru_cache(maxsize=1)
def menu_words() -> frozenset[str]:
    """Entries that menus have."""
    return frozenset(load("menus")["entries"])
