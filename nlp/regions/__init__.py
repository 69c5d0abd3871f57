"""Names of places and bodies → the federal subjects a release is about."""

from __future__ import annotations

from nlp.regions.choose import find_regions

__all__ = ["find_regions"]
