"""Folders and archives of releases of any size, read one release after the other in constant memory."""

from __future__ import annotations

from intake.collections.opening import open_source, open_stream
from intake.collections.source import Item, Source

__all__ = ["Item", "Source", "open_source", "open_stream"]
