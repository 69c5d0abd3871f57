"""Facets as columns of numbers: what of a decision is counted.

A column with one number a decision is counted ten times as fast as one with any number of them. So the first values of
a facet have columns of their own, 0 where there is none, and only what is left over shares one. That is counted among
the decisions alone that have more values than columns.
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
    "people": ("1", _MORE),
    "initiatives": ("1", _MORE),
    "months": ("1",),
}

FACETS = tuple(_PLACES)

#: by facet its columns with one number a decision, and the one for what is left over, where anything can be
OWN = {facet: tuple(f"{facet}_{place}" for place in places if place != _MORE) for facet, places in _PLACES.items()}
MORE = {facet: f"{facet}_{_MORE}" for facet, places in _PLACES.items() if _MORE in places}
#: by facet all of them
COLUMNS = {facet: (*own, *([MORE[facet]] if facet in MORE else [])) for facet, own in OWN.items()}
#: the field that tells of which facets something is left over, and the facets' numbers in it
SEVERAL = "several"
NUMBERS = {facet: number for number, facet in enumerate(MORE, 1)}

_NONE = (0,) * max(map(len, COLUMNS.values()))


def placed(facet: str, values: Sequence[int]) -> list[tuple[str, int]]:
    """The columns of a facet with the values in them."""
    own = OWN[facet]
    left = [(MORE[facet], value) for value in values[len(own) :]]
    several = [(SEVERAL, NUMBERS[facet])] if left else []
    return [*zip(own, (*values, *_NONE)), *left, *several]  # noqa: B905 (as many as there are columns)


def nothing() -> Iterator[tuple[str, int]]:
    """What a document that is no decision has: columns are fast only where every document has a number."""
    return chain.from_iterable(placed(facet, ()) for facet in FACETS)
