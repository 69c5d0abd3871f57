"""A page's raw text → headline, publication date, publisher and the paragraphs of its body."""

from __future__ import annotations

from nlp.document import Page, Paragraph
from nlp.facts import Release


def read_page(release: Release) -> Page:
    """Everything the page itself says; every line with words counts as body until the stage is written."""
    paragraphs = []
    place = 0
    for line in release.text.splitlines(keepends=True):
        text = line.strip()
        if text:
            start = place + line.index(text)
            paragraphs.append(Paragraph(text, tuple(range(start, start + len(text)))))
        place += len(line)
    return Page(None, None, None, ((1, max(1, len(release.text.splitlines()))),), tuple(paragraphs))
