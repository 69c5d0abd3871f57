"""Which models and lexicons the log's facts were made with, as one short sum."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

MODELS = Path(__file__).parents[1] / "models"


@cache
def models() -> str:
    """A sum over every file of `models/`: it changes with any of them."""
    total = sha256()
    for path in sorted(MODELS.rglob("*.*")):
        total.update(path.relative_to(MODELS).as_posix().encode() + sha256(path.read_bytes()).digest())
    return total.hexdigest()[:12]
