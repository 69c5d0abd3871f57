"""The federal subjects as tiles of one size, about where they lie."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reports.labels import REGIONS

#: units of the picture from tile to tile
STEP = 40
#: shades of a tile from few decisions to many; a tile without decisions has none
SHADES = 5

_PLACES = Path(__file__).with_name("tile-map.json")


@dataclass(frozen=True, slots=True)
class Tile:
    """A federal subject; `x` and `y` in units of the picture, `shade` from 0 (silent) to `SHADES`."""

    region: str
    name: str
    short: str
    x: int
    y: int
    count: int
    shade: int
    chosen: bool


def tiles(counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[Tile, ...]:
    """Every federal subject with its decisions, in the order of the map's rows."""
    ends = shades(counts)
    return tuple(
        Tile(
            region,
            REGIONS[region],
            short,
            column * STEP,
            row * STEP,
            counts.get(region, 0),
            sum(counts.get(region, 0) >= end for end in ends),
            region in chosen,
        )
        for region, (column, row, short) in _places().items()
    )


def shades(counts: Mapping[str, int]) -> tuple[int, ...]:
    """The fewest decisions of each shade: 1, and then as the counts spread."""
    most = max(counts.values(), default=0)
    ends = [max(1, round(most ** (step / SHADES))) for step in range(SHADES)]
    return tuple(dict.fromkeys(ends)) if most else ()


@cache
def _places() -> dict[str, tuple[int, int, str]]:
    return {region: tuple(place) for region, place in json.loads(_PLACES.read_text("utf-8"))["tiles"].items()}
