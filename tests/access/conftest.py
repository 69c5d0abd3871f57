"""Gates on each database, with passwords that cost little to check."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from access import passwords

CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes its time on purpose would take the tests' too."""
    monkeypatch.setattr(passwords, "_HASHER", CHEAP)
    monkeypatch.setattr(passwords, "_NOBODY", CHEAP.hash("никто"))
