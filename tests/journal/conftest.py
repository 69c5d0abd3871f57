"""The journal on each database: SQLite in a file, and a PostgreSQL that the tests start."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journal import open_journal
from journal.store import SqlJournal
from tests import postgres
from tests.databases import log_file


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """One server for all tests, started by the first that needs it."""
    if absent := postgres.missing():
        pytest.skip(f"PostgreSQL is not installed here: no {', '.join(absent)}")
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes databases of empty logs, all of one kind, and gives their URLs."""
    if request.param == "sqlite":
        return lambda: log_file(tmp_path_factory.mktemp("database") / "journal.sqlite")
    server: postgres.Server = request.getfixturevalue("server")
    return server.new_log


@pytest.fixture(params=["sqlite", "postgresql"])
def unused_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that nobody has used."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/unused.sqlite"
    server: postgres.Server = request.getfixturevalue("server")
    return server.new_database()


@pytest.fixture
def url(new_database: Callable[[], str]) -> str:
    """The database of an empty log."""
    return new_database()


@pytest.fixture
def journal(url: str, tmp_path: Path) -> Iterator[SqlJournal]:
    """An empty journal."""
    opened = open_journal(url, tmp_path)
    yield opened
    opened.close()
