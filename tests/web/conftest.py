"""A running app over a small log of labelled releases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import copy
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright

import intake
import web
from desk import Desk, File
from journal import open_journal
from journal.store import SqlJournal
from tests.databases import log_file, open_log
from tests.web import labelled
from upkeep.meter import Meter
from upkeep.watch import Watch
from web import parts

#: the day on which the pages are looked at
NOW = dt.datetime(2026, 3, 18, 9, 40, tzinfo=dt.UTC)
SAMPLES = labelled.samples(8)
MAX_UPLOAD = 1024 * 1024
#: the key that they came with
SUBMISSION = "samples-of-march"


def open_desk(data: Path) -> Desk:
    """An empty log whose extractor knows the samples."""
    data.mkdir(exist_ok=True)
    return _desk(open_log(log_file(data / "journal.sqlite"), data))


def reopened(data: Path) -> Desk:
    """The same over the log of a folder."""
    return _desk(open_journal(f"sqlite:///{data / 'journal.sqlite'}", data))


def _desk(journal: SqlJournal) -> Desk:
    return Desk(journal, labelled.extractor(SAMPLES), intake.read, lambda: NOW)


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a log with the samples, which tests copy."""
    data = tmp_path_factory.mktemp("stored")
    desk = open_desk(data)
    desk.submit((File(path.name, path.read_bytes()) for path in SAMPLES), submission=SUBMISSION)
    desk.journal.close()
    return data


@pytest.fixture(scope="session")
def filled(stored: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The desk over a log with the samples; tests only read it."""
    desk = reopened(copytree(stored, tmp_path_factory.mktemp("filled") / "data"))
    yield desk
    desk.journal.close()


@pytest.fixture
def own(stored: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk over a log of one's own with the samples."""
    desk = reopened(copytree(stored, tmp_path / "own"))
    yield desk
    desk.journal.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    """The desk over a log of one's own."""
    desk = open_desk(tmp_path)
    yield desk
    desk.journal.close()


def app_over(desk: Desk) -> Flask:
    """The app as tests ask it: a failing view is a failing test."""
    app = copy(_app_over_nothing())
    app.config, app.extensions = copy(app.config), copy(app.extensions)
    parts.give(app, desk, Watch(desk, Meter()))
    app.testing = True
    return app


@cache
def _app_over_nothing() -> Flask:
    """Routes and the API's document are made once; for each test they took longer than the test."""
    return web.create_app(cast(Desk, None), max_upload=MAX_UPLOAD)


@pytest.fixture(scope="session")
def app(filled: Desk) -> Flask:
    """The app over the samples."""
    return app_over(filled)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without cookies."""
    return app.test_client()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium, one for all tests that look through it."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield started
        started.close()
