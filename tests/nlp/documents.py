"""Documents for tests, as the page and language stages would hand them on."""

from __future__ import annotations

import datetime as dt

from nlp.document import Document, Page, Paragraph, Section
from nlp.facts import Mention, Release
from nlp.language import analyse
from nlp.page import quoted


def document(
    *body: str, published: dt.date | None = None, headline: str = "", publisher: str | None = None
) -> Document:
    """A release with a headline (where given) and paragraphs of body, a line each."""
    lines = [headline, *body] if headline else list(body)
    text = "\n".join(lines)
    paragraphs, place = [], 0
    for line in lines:
        paragraphs.append(Paragraph(line, tuple(range(place, place + len(line)))))
        place += len(line) + 1
    sections = tuple(Section(*pair) for pair in zip(paragraphs, analyse(lines), strict=True))
    top = sections[0] if headline else None
    rest = sections[1:] if headline else sections
    page = Page(
        Mention(0, len(headline), headline) if headline else None,
        published,
        publisher,
        ((1, len(lines)),),
        tuple(section.paragraph for section in rest),
        top.paragraph if top else None,
    )
    release = Release(text)
    named = quoted(release, publisher)
    return Document(release, page, rest, top, Section(named, analyse([named.text])[0]) if named else None)
