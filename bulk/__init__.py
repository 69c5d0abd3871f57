"""Archives of any size on all cores: taken in batch by batch, gone on with where it stopped."""

from __future__ import annotations

from bulk.adding import Progress, add
from bulk.pool import Here, Pool

__all__ = ["Here", "Pool", "Progress", "add"]
