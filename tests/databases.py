"""Databases of empty logs: the migrations run once, what they made is copied for each test."""

from __future__ import annotations

import atexit
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Engine, create_engine

from journal import open_journal
from journal.backends import postgresql, sqlite
from journal.database import Database
from journal.index.documents import VERSION
from journal.store import SqlJournal

#: what tells the empty logs that were made from each other, by their URLs
identities: dict[str, str] = {}


def log_file(path: Path) -> str:
    """The URL of a SQLite file with the tables of an empty log, told from others: indexes may lie in one folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_template())
    url = f"sqlite:///{path}"
    identities[url] = uuid4().hex
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE log SET identity = ?", (identities[url],))
    return url


def open_log(url: str, data: Path) -> SqlJournal:
    """The journal on an empty log, with its files in `data`; its index, empty as well, is copied rather than made."""
    copytree(_empty_index(), data / "index" / identities[url] / VERSION)
    return open_journal(url, data)


def migrated(url: str) -> str:
    """A database, with the newest tables now."""
    compile_once()
    database = Database(url)
    database.migrate()
    database.close()
    return url


@cache
def _empty_index() -> Path:
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    journal = open_journal(log_file(folder / "log.sqlite"), folder)
    journal.close()
    (index,) = folder.glob(f"index/*/{VERSION}")
    return index


@cache
def _template() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.sqlite"
        migrated(f"sqlite:///{path}")
        return path.read_bytes()


@cache
def compile_once() -> None:
    """Statements are compiled for the first of hundreds of logs, and not by the engine of each."""
    first: dict[str, Engine] = {}

    def create(url: URL, **options: Any) -> Engine:
        engine = create_engine(url, **options)
        known = first.setdefault(engine.dialect.name, engine)
        if known.dialect.server_version_info:  # it has been connected, and knows its server
            engine.dialect, engine._compiled_cache = known.dialect, known._compiled_cache
        return engine

    for backend in (sqlite, postgresql):
        backend.create_engine = create  # type: ignore[attr-defined]
