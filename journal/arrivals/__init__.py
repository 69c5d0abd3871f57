"""What is stored and not yet in the log: the work list of those who extract, and how they share it."""

from __future__ import annotations

from journal.arrivals.waiting import Arrivals

__all__ = ["Arrivals"]
