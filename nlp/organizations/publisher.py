"""The name of the body that publishes a release, which its text often speaks of without it («министерство решило…»)."""

from __future__ import annotations

import re

from nlp.document import Document, Paragraph, Section
from nlp.language import analyse
from nlp.language.inflection import lemmas
from nlp.organizations.lexicon import entries
from nlp.organizations.naming import is_abbreviation


def publisher_section(document: Document) -> Section | None:
    """The publisher's name as a section of its own, where it can be a body's; it may stand on several lines."""
    words = (document.page.publisher or "").split()
    if not any(is_abbreviation(word) or any(map(entries, lemmas(word))) for word in words):
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), document.release.text)
    if not found:
        return None
    gaps = {match.start() for match in re.finditer(r"\s+", found[0])}
    kept = [place for place, letter in enumerate(found[0]) if not letter.isspace() or place in gaps]
    offsets = tuple(found.start() + place for place in kept)
    return Section(Paragraph(" ".join(words), offsets), analyse([" ".join(words)])[0])
