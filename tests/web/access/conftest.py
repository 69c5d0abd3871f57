"""A log with one release behind a gate with accounts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

import web
from access import Gate, passwords
from desk import Desk, File
from journal.accounts import open_accounts
from tests.access.conftest import CHEAP
from tests.databases import log_file
from tests.web.access.visitors import ACCOUNTS, PASSWORD, app_with
from tests.web.conftest import NOW, SAMPLES, open_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A log with one release, about RU-PER."""
    opened = open_desk(tmp_path_factory.mktemp("log"))
    opened.submit([File(SAMPLES[0].name, SAMPLES[0].read_bytes())], author="here", submission="x")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def gate(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    """The gate with an account of each kind."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", CHEAP)
        patch.setattr(passwords, "_NOBODY", CHEAP.hash("никто"))
        opened = Gate(open_accounts(log_file(tmp_path_factory.mktemp("accounts") / "a.sqlite")), lambda: NOW)
        for name, (role, regions) in ACCOUNTS.items():
            opened.add_account(name, PASSWORD, role, regions)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def guarded(desk: Desk, gate: Gate) -> Flask:
    """The app over both."""
    return app_with(desk, web.Door(gate))
