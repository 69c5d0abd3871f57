"""What tests ask of a page's HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

_VOID = {"br", "img", "input", "link", "meta", "path", "rect", "use", "circle"}


@dataclass(frozen=True)
class Element:
    """A start tag."""

    tag: str
    attributes: Mapping[str, str]
    #: tags of the elements that it stands in
    ancestors: tuple[str, ...]


class Page(HTMLParser):
    """The elements of a page in order, and its visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[str] = []
        self.unclosed: list[str] = []
        self.classes: list[list[str]] = []
        self.texts: list[tuple[str, set[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, tuple(self.open)))
        if tag not in _VOID:
            self.open.append(tag)
            self.classes.append((dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)
        self.classes.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((data, {name for names in self.classes for name in names}))

    def inside(self, name: str) -> str:
        """The text of the elements with this class."""
        return "".join(text for text, classes in self.texts if name in classes)

    @property
    def text(self) -> str:
        """All text."""
        return "".join(text for text, _ in self.texts)

    def all(self, tag: str) -> list[Mapping[str, str]]:
        """Attributes of the elements with this tag."""
        return [element.attributes for element in self.elements if element.tag == tag]

    @property
    def title(self) -> str:
        """The page's title."""
        return self.text.strip().split("\n")[0]
