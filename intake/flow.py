"""A marked-up page → the lines that a reader would see, menus and all, in the order of the markup."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

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
#: what stands for the end of a line, of a paragraph, for `<br>` and for the edges of the main block on the way
LINE, PARAGRAPH, BREAK, EDGE = MARKS = "\x01\x02\x03\x04"
SPACE = re.compile(r"[ \t\r\n\f]+")
BREAKS = re.compile(f" *[{MARKS}][ {MARKS}]*")


@dataclass(frozen=True, slots=True)
class Flow:
    """A page's text, and which of its lines (1-based, inclusive) are the main block's."""

    text: str
    main: tuple[int, int]


def flow_of(root: _Element, main: _Element, limits: Limits) -> Flow:
    """A line for each block, an empty one around paragraphs; raises Unreadable beyond the limits."""
    text = BREAKS.sub(lambda found: _newlines(found[0]), "".join(_pieces(root, main, limits))).strip()
    before, inside, _ = text.split(EDGE)
    first = before.count("\n") + 1
    return Flow(text.replace(EDGE, "").rstrip(), (first, first + inside.rstrip().count("\n")))


def _newlines(run: str) -> str:
    if PARAGRAPH in run or run.count(BREAK) > 1:
        newlines = "\n\n"
    else:
        newlines = "\n" if LINE in run or BREAK in run else " " * (" " in run)
    return newlines + EDGE * run.count(EDGE)


def _pieces(root: _Element, main: _Element, limits: Limits) -> Iterator[str]:
    walker = iterwalk(root, events=("start", "end", "comment", "pi"))
    numbers: Counter[_Element] = Counter()
    depth = seen = 0
    for event, element in walker:
        edge = EDGE if element is main else ""
        if event == "start":
            depth, seen = depth + 1, seen + 1
            if depth > limits.depth or seen > limits.elements:
                raise Unreadable("Разметка страницы слишком велика или слишком глубоко вложена.")
            if element.tag in UNSEEN:
                walker.skip_subtree()
            else:
                yield from (_break(element), edge, *_opening(element, numbers))
        else:
            depth -= event == "end"
            yield from (edge, *_closing(element, event))


def _opening(element: _Element, numbers: Counter[_Element]) -> Iterator[str]:
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
    plain = re.sub(f"[{MARKS}]", "", text)
    if element.tag == "pre":
        return plain.replace("\r\n", "\n").replace("\n", BREAK)
    return SPACE.sub(" ", plain)


def _marker(item: _Element, numbers: Counter[_Element]) -> str:
    """The mark before a list's item; an item that is only a link is navigation and has none."""
    own = str(item.xpath("string()")).strip()
    if not own or own == "".join(str(link.xpath("string()")) for link in item.iter("a")).strip():
        return ""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "• "
    numbers[parent] += 1
    return f"{_start(parent) + numbers[parent]}. "


def _start(numbered: _Element) -> int:
    """The number before the list's first one."""
    start = numbered.get("start", "1")
    return int(start) - 1 if start.isascii() and start.isdigit() else 0
