"""A title that a container states, as the release's text has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: what stands between a headline and the site's name in a page's title
SEPARATOR = re.compile(r"\s+[|—–-]\s+|\s+[»•·]\s+|\s*::\s*")


def find_title(stated: Iterable[str], text: str) -> str | None:
    """The first stated title that is a line of the text, with or without the site's name after it."""
    lines = {_fold(line): line.strip() for line in reversed(text.split("\n")) if line.strip()}
    for title in stated:
        parts = SEPARATOR.split(title)
        for candidate in (title, *(title[: title.find(part) + len(part)] for part in reversed(parts[:-1]))):
            if _fold(candidate) in lines:
                return lines[_fold(candidate)]
    return None


def _fold(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title.casefold().replace("ё", "е")).strip()
