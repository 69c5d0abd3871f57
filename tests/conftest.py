"""What all tests share: property tests that need no luck, databases, and an organization's identity provider.

The same examples each time, and no clock that a loaded machine could fail. What few tests need is loaded for them only.
What tests write goes into memory where there is room: journals sync their files, and a disk takes longer than all else.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.access.organization import Organization
    from tests.postgres import Server

STEADY = settings(deadline=None, derandomize=True, database=None, max_examples=40)
settings.register_profile("steady", STEADY)
#: for `make properties`
settings.register_profile("thorough", STEADY, max_examples=1000)
settings.load_profile("steady")

#: a folder in memory, and the bytes that a whole run is sure to find room in
MEMORY, ROOM = Path("/dev/shm"), 4 * 1024**3  # noqa: S108 (each run makes a folder of its own there)


def write_to_memory() -> None:
    """Unless somebody chose another place, or programs may not be run from there."""
    if "TMPDIR" in os.environ or not MEMORY.is_dir():
        return
    place = os.statvfs(MEMORY)
    if place.f_bavail * place.f_frsize >= ROOM and not place.f_flag & os.ST_NOEXEC:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


write_to_memory()


def pytest_collection_finish() -> None:
    """What is loaded stays to the end: looking through it for garbage took a tenth of the time."""
    gc.freeze()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL for all tests, started by the first that needs it."""
    from tests import postgres

    if absent := postgres.missing():
        pytest.skip(f"PostgreSQL is not installed here: no {', '.join(absent)}")
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], str]:
    """Makes databases of empty logs, all of one kind, and gives their URLs."""
    from tests.databases import log_file

    if request.param == "sqlite":
        return lambda: log_file(tmp_path_factory.mktemp("database") / "journal.sqlite")
    server: Server = request.getfixturevalue("server")
    return server.new_log


@pytest.fixture
def url(new_database: Callable[[], str], request: pytest.FixtureRequest) -> Iterator[str]:
    """The database of an empty log."""
    url = new_database()
    on = cast("Server | None", url.startswith("postgresql") and request.getfixturevalue("server"))
    yield url
    if on:
        on.take_back(url)
    else:
        shutil.rmtree(Path(url.removeprefix("sqlite:///")).parent)


@pytest.fixture(params=["sqlite", "postgresql"])
def unused_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database that nobody has used."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/unused.sqlite"
    server: Server = request.getfixturevalue("server")
    return server.new_database()


@pytest.fixture(scope="session")
def running() -> Iterator[Organization]:
    """An identity provider for all tests that ask one."""
    from tests.access.organization import BACK, organization

    with organization(BACK) as found:
        yield found


@pytest.fixture
def org(running: Organization) -> Organization:
    """The provider, telling the truth about Anna."""
    from tests.access.organization import ANNA, Words

    running.words = Words(ANNA)
    return running
