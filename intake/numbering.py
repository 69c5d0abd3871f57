"""The marks of a Word list, which the file keeps apart from its text: «1.», «•»."""

from __future__ import annotations

from collections import Counter

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

BULLET = "• "


class Numbering:
    """Counts the items of each list of one document as they come."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._bullets = _bulleted(document)
        self._counts: Counter[tuple[str, str]] = Counter()

    def marker(self, paragraph: _Element) -> str:
        """What stands before the paragraph's text, empty where it is no list item."""
        place = _place(paragraph) or _place(self._style(paragraph))
        if place is None or place[0] == "0":
            return ""
        if place in self._bullets:
            return BULLET
        self._restart(*place)
        self._counts[place] += 1
        return f"{self._counts[place]}. "

    def _restart(self, number: str, level: str) -> None:
        """Deeper levels count from one again under each item."""
        for deeper in [place for place in self._counts if place[0] == number and place[1] > level]:
            del self._counts[deeper]

    def _style(self, paragraph: _Element) -> _Element | None:
        name = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return None if name is None else self._styles.get(name.get(qn("w:val"), ""))


def _place(element: _Element | None) -> tuple[str, str] | None:
    """The list and the level that a paragraph or a style names."""
    found = None if element is None else element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
    if found is None or (number := found.find(qn("w:numId"))) is None:
        return None
    level = found.find(qn("w:ilvl"))
    return number.get(qn("w:val"), "0"), "0" if level is None else level.get(qn("w:val"), "0")


def _bulleted(document: Document) -> frozenset[tuple[str, str]]:
    """The levels of lists that are marked by a bullet and not by a number."""
    root = _definitions(document)
    if root is None:
        return frozenset()
    kinds = {item.get(qn("w:abstractNumId")): item for item in root.iter(qn("w:abstractNum"))}
    return frozenset(
        (number.get(qn("w:numId"), ""), level.get(qn("w:ilvl"), "0"))
        for number in root.iter(qn("w:num"))
        for reference in number.iter(qn("w:abstractNumId"))
        for level in kinds.get(reference.get(qn("w:val")), root.makeelement("none")).iter(qn("w:lvl"))
        for form in level.iter(qn("w:numFmt"))
        if form.get(qn("w:val")) in ("bullet", "none")
    )


def _definitions(document: Document) -> _Element | None:
    related = document.part.rels.values()
    return next((item.target_part.element for item in related if item.reltype.endswith("/numbering")), None)
