"""What a process knows of its own memory."""

from __future__ import annotations

from memory import above, own

MEGABYTE = 1024 * 1024


def test_memory_of_a_process() -> None:
    """It grows by what is held; without a limit it is never enough."""
    before = own()
    held = b"x" * (64 * MEGABYTE)

    assert own() - before > len(held) * 0.9
    assert above(1)
    assert not above(1_000_000)
    assert not above(0)
