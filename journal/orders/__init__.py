"""Reports that people ordered: shared by all who serve a log, and made by whoever takes the order."""

from __future__ import annotations

from journal.orders.book import Orders

__all__ = ["Orders"]
