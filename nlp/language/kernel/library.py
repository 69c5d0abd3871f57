"""The compiled part of the language pass: its sources, where the library belongs, and loading it."""

from __future__ import annotations

import ctypes
import zlib
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
SOURCES = (_FOLDER / "kernel.c", _FOLDER / "automaton.c")
_INCLUDED = _FOLDER / "lanes.h"


def library() -> Path:
    """Where the compiled sources belong; the name changes with them, so that a stale build is never loaded."""
    content = b"".join(path.read_bytes() for path in (*SOURCES, _INCLUDED))
    return _FOLDER / f"kernel-{zlib.crc32(content):08x}.so"


@lru_cache(maxsize=1)
def compiled() -> Path | None:
    """The library, or None where it was not built, or not for this machine."""
    try:
        ctypes.CDLL(str(library()))
    except OSError:
        return None
    return library()
