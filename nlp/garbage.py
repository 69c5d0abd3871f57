"""How often a process that extracts looks for garbage."""

from __future__ import annotations

import gc

#: containers made since the last look, instead of Python's 700
_MADE = 20_000


def look_seldom() -> None:
    """Let this process look for cycles of garbage more seldom: of a release all goes with its last reference.

    Python looks at everything young after every 700 objects, which is a sixteenth of an extraction; what was made
    before this call, the loaded modules and models, is not looked at any more.
    """
    gc.freeze()
    gc.set_threshold(_MADE)
