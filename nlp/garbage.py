"""How often a process looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: containers made since the last look, instead of Python's 700
_MADE = 20_000


def look_seldom() -> None:
    """Let this process look for cycles of garbage more seldom: of a release or page all goes with its last reference.

    Python looks at everything young after every 700 objects, which is a sixteenth of an extraction; what was made
    before this call, the loaded modules and models, is not looked at any more.
    """
    gc.freeze()
    gc.set_threshold(_MADE)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for cycles meanwhile: what an import makes by the million goes with its last reference.

    Looking through it again and again took a fifth of the time.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()
