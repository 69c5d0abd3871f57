"""Whose doing something is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signed:
    """Who does something, when and why."""

    author: str
    at: dt.datetime
    reason: str = ""
