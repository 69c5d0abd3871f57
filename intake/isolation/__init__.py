"""Readers that a hostile file cannot hurt: child processes with limits, and the pool that keeps them ready."""

from __future__ import annotations

from intake.isolation.pool import Readers

__all__ = ["Readers"]
