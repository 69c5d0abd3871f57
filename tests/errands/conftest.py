"""A log of bare decisions, and everything that runs over it by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.store import SqlJournal
from tests.databases import log_file, open_log
from tests.journal.samples import add

NOW = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.timezone(dt.timedelta(hours=3)))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[SqlJournal]:
    """An empty journal."""
    opened = open_log(log_file(tmp_path / "journal.sqlite"), tmp_path)
    yield opened
    opened.close()


def decide(journal: SqlJournal, what: str, **facts: object) -> int:
    """Add a release with one decision; its id."""
    (id_,) = add(journal, f"Совет решил [{what}].", **facts).decision_ids
    return id_
