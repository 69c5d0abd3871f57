"""Facets as columns of numbers: what of a decision is counted.

A column with one number a decision is counted ten times as fast as one with any number of them. So the first values of
a facet have columns of their own, 0 where there is none, and only what is left over shares one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

_MORE = "more"

#: by facet the places of its values; where there can be but one, none is left over
_PLACES: Mapping[str, tuple[str, ...]] = {
    "regions": ("1", "2", _MORE),
    "kinds": ("1",),
    "statuses": ("1",),
    "topics": ("1", "2", _MORE),
    "organizations": ("1", "2", "3", "4", _MORE),
    "people": ("1", "2", _MORE),
    "initiatives": ("1", _MORE),
    "months": ("1",),
}

FACETS = tuple(_PLACES)

#: by facet its columns
COLUMNS = {facet: tuple(f"{facet}_{place}" for place in places) for facet, places in _PLACES.items()}

_OWN = {
    facet: ([column for column in columns if not column.endswith(_MORE)], columns[-1])
    for facet, columns in COLUMNS.items()
}
_NONE = (0,) * max(map(len, COLUMNS.values()))


def placed(facet: str, values: Sequence[int]) -> list[tuple[str, int]]:
    """The columns of a facet with the values in them."""
    own, shared = _OWN[facet]
    left = [(shared, value) for value in values[len(own) :]]
    return [*zip(own, (*values, *_NONE)), *left]  # noqa: B905 (as many as there are columns)


def nothing() -> Iterator[tuple[str, int]]:
    """What a document that is no decision has: columns are fast only where every document has a number."""
    return chain.from_iterable(placed(facet, ()) for facet in FACETS)
