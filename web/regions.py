"""The federal subjects as pages call them, by code, with their tiles of the map."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

_TILES = json.loads((Path(__file__).parent / "tile-map.json").read_text(encoding="utf-8"))["tiles"]

#: `RU-TVE` → `Тверская область`
REGIONS: Mapping[str, str] = {code: tile["name"] for code, tile in _TILES.items()}
