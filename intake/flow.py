"""A marked-up page → the lines that a reader would see, menus and all, in the order of the markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml.etree import _Element, iterwalk

from intake.reading import Limits, Unreadable


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


#: what no reader sees as text
UNSEEN = _tags("script style template noscript head svg math select datalist textarea object iframe canvas")
#: blocks with space around them …
SPACED = _tags("p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre article section figure form fieldset hr")
#: … and those that only begin a line; a cell of a table is a line
BLOCKS = SPACED | _tags(
    "div li dt dd tr td th caption header footer nav aside main address figcaption details summary legend center body"
)
LINE, PARAGRAPH, BREAK = "\x01", "\x02", "\x03"
SPACE = re.compile(r"[ \t\r\n\f]+")
BREAKS = re.compile(f" *[{LINE}{PARAGRAPH}{BREAK}][ {LINE}{PARAGRAPH}{BREAK}]*")


def text_of(root: _Element, limits: Limits) -> str:
    """The page as text: a line for each block, an empty one around paragraphs; raises Unreadable beyond the limits."""
    flow = "".join(_pieces(root, limits))
    return BREAKS.sub(lambda found: _newlines(found[0]), flow).strip()


def _newlines(breaks: str) -> str:
    return "\n\n" if PARAGRAPH in breaks or breaks.count(BREAK) > 1 else "\n"


def _pieces(root: _Element, limits: Limits) -> Iterator[str]:
    walker = iterwalk(root, events=("start", "end", "comment", "pi"))
    numbers: Counter[_Element] = Counter()
    depth = seen = 0
    for event, element in walker:
        if event == "start":
            depth, seen = depth + 1, seen + 1
            if depth > limits.depth or seen > limits.elements:
                raise Unreadable("Разметка страницы слишком велика или слишком глубоко вложена.")
            if element.tag in UNSEEN:
                walker.skip_subtree()
            else:
                yield from _opening(element, numbers)
        else:
            depth -= event == "end"
            yield from _closing(element, event)


def _opening(element: _Element, numbers: Counter[_Element]) -> Iterator[str]:
    yield _break(element)
    if element.tag == "li":
        yield _marker(element, numbers)
    yield _plain(element.text, element)


def _closing(element: _Element, event: str) -> Iterator[str]:
    if event == "end" and element.tag != "br":
        yield _break(element)
    parent = element.getparent()
    if parent is not None:
        yield _plain(element.tail, parent)


def _break(element: _Element) -> str:
    if element.tag in SPACED:
        return PARAGRAPH
    return LINE if element.tag in BLOCKS else BREAK if element.tag == "br" else ""


def _plain(text: str | None, element: _Element) -> str:
    """Runs of white space are one space, but for the lines of preformatted text."""
    if not text:
        return ""
    clean = re.sub(f"[{LINE}{PARAGRAPH}{BREAK}]", "", text)
    if element.tag == "pre":
        return clean.replace("\r\n", "\n").replace("\n", BREAK)
    return SPACE.sub(" ", clean)


def _marker(item: _Element, numbers: Counter[_Element]) -> str:
    """The mark before a list's item; an item that is only a link is navigation and has none."""
    own = str(item.xpath("string()")).strip()
    if not own or own == "".join(str(link.xpath("string()")) for link in item.iter("a")).strip():
        return ""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "• "
    numbers[parent] += 1
    return f"{int(parent.get('start', '1')) + numbers[parent] - 1}. "
