"""Names and quotations as they are compared: what does not matter is folded away."""

from __future__ import annotations

import re
from collections import Counter

MARKS = re.compile(r"[«»\"“”„'’]")
PREPOSITIONS = re.compile(
    r"^(?:(?:до|к|ко|с|со|в|во|на|по|от|за|из|уже|не позднее|начиная|ещё|еще)\s+)+"  # «не позднее 20 августа»
)


def fold(name: str | None) -> str:
    """A name without case, ё, quotation marks, double spaces and marks at its ends."""
    plain = MARKS.sub("", name or "").replace("ё", "е").replace("Ё", "Е")
    return re.sub(r"\s+", " ", plain).strip(" .,;:–—-").casefold()


def fold_date(text: str) -> str:
    """The words of a date without the prepositions before them."""
    return PREPOSITIONS.sub("", fold(text))


def stems(folded: str) -> str:
    """The beginnings of the words, which case endings leave alone."""
    return " ".join(word[:5] for word in folded.split())


def overlap(first: str, second: str) -> float:
    """F1 of the words of two quotations."""
    left, right = _words(first), _words(second)
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.casefold().replace("ё", "е")))
