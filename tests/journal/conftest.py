"""The journal on each database: SQLite in a file, and a PostgreSQL that the tests start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.store import SqlJournal
from tests.databases import open_log


@pytest.fixture
def journal(url: str, tmp_path: Path) -> Iterator[SqlJournal]:
    """An empty journal."""
    opened = open_log(url, tmp_path)
    yield opened
    opened.close()
