"""The block of a web page that holds the main text: the innermost one in which most of the running text stands."""

from __future__ import annotations

from lxml.etree import _Element, iterwalk

from intake.flow import UNSEEN

#: characters of text without markup inside that make it running text; menus, captions and headlines stay below
RUNNING = 60
#: of the page's running text, at least so much is in the block; comments and teasers make up the rest
SHARE = 0.6
#: where text is no running text, however long
ASIDE = UNSEEN | {"a", "button", "nav", "footer"}


def main_block(root: _Element) -> _Element:
    """The block; the root itself where the text is spread over the page."""
    weights = _weights(root)
    block, least = root, SHARE * weights.get(root, 0)
    while (inner := max(block, key=lambda child: weights.get(child, 0), default=None)) is not None:
        if weights.get(inner, 0) < max(least, 1):
            break
        block = inner
    return block


def _weights(root: _Element) -> dict[_Element, int]:
    """Characters of running text by element, its own and its children's."""
    weights: dict[_Element, int] = {}
    for _, element in iterwalk(root, events=("end",)):
        if element.tag not in ASIDE:
            inner = sum(weights.get(child, 0) + _running(child.tail) for child in element)
            weights[element] = inner + _running(element.text)
    return weights


def _running(text: str | None) -> int:
    size = len(text.strip()) if text else 0
    return size if size >= RUNNING else 0
