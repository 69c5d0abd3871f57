"""What all tests share: property tests that need no luck, and an organization's identity provider.

The same examples each time, and no clock that a loaded machine could fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.access.organization import Organization

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def running() -> Iterator[Organization]:
    """An identity provider for all tests that ask one; what its server needs is loaded for them only."""
    from tests.access.organization import BACK, organization

    with organization(BACK) as found:
        yield found


@pytest.fixture
def org(running: Organization) -> Organization:
    """The provider, telling the truth about Anna."""
    from tests.access.organization import ANNA, Words

    running.words = Words(ANNA)
    return running
