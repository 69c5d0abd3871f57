"""How much memory this process has for itself, and when that is enough for another to take its place."""

from __future__ import annotations

import resource
from pathlib import Path

_PAGES = Path("/proc/self/statm")


def own() -> int:
    """Bytes without files that are mapped; 0 where the system does not tell."""
    try:
        _, resident, shared, *_ = map(int, _PAGES.read_text().split())
    except OSError:
        return 0
    return (resident - shared) * resource.getpagesize()


def above(megabytes: int) -> bool:
    """Whether this process has more than so much: words that it remembers, what libraries keep. 0 is no limit."""
    return bool(megabytes) and own() > megabytes * 1024 * 1024
