"""A decision → the numbers under which a table of candidates keeps it: a region with an initiative, a name, a word."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from linking.threads.told import Told

#: regions, names and words that are marks at most
_REGIONS, _NAMES, _WORDS = 2, 3, 5
#: letters of a name's root that its other forms have too
_ROOT = 4


def marks(told: Told) -> tuple[int, ...]:
    """The marks, as signed 64-bit numbers in their order. Decisions of one undertaking share two or more."""
    regions = told.regions[:_REGIONS] or ("",)
    return tuple(sorted({_number(f"{region} {word}") for region in regions for word in _words(told)}))


def _words(told: Told) -> Iterator[str]:
    if told.initiative:
        yield f"i1 {told.initiative}"
        yield f"i2 {told.initiative}"  # an initiative alone is enough to be compared
    yield from (f"n {name[:_ROOT]}" for name in sorted(told.names)[:_NAMES])
    rarest = sorted(told.object.items(), key=lambda item: (-item[1], item[0]))[:_WORDS]
    yield from (f"w {word}" for word, _ in rarest)


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)
