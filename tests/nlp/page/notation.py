"""Pages in a readable form: each line with what it is in front of it (`T` headline, `B` body, nothing: noise)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nlp.document import Page
from nlp.facts import Release

FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Case:
    """A page as it was received and as it should be read."""

    name: str
    text: str
    #: the page with its marks
    marked: str
    #: what the head of the file says: `published`, `publisher`, `title`
    expected: dict[str, str]


def cases() -> list[Case]:
    """All pages of the folder."""
    return [parse(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.page"))]


def parse(name: str, source: str) -> Case:
    """A file's head and its marked lines."""
    head, _, marked = source.partition("---\n")
    expected = dict(line.split(": ", 1) for line in head.splitlines())
    return Case(name, "\n".join(line[2:] for line in marked.splitlines()), trim(marked), expected)


def print_marked(release: Release, page: Page) -> str:
    """A page in the same form, as it was read."""
    body = {number for first, last in page.body_lines for number in range(first, last + 1)}
    place, marked = 0, []
    for number, line in enumerate(release.text.splitlines(keepends=True), 1):
        stop = place + len(line)
        titled = page.title and page.title.start < stop and place < page.title.stop
        marked.append(("T " if titled else "B " if number in body else "  ") + line.rstrip("\n"))
        place = stop
    return trim("\n".join(marked))


def trim(marked: str) -> str:
    """Blank lines carry no mark."""
    return "\n".join(line if line[2:].strip(" >") else "" for line in marked.splitlines()).strip("\n")
