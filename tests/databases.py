"""Databases of empty logs: the migrations run once, what they made is copied for each test."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Engine, create_engine

from journal.backends import postgresql, sqlite
from journal.database import Database


def log_file(path: Path) -> str:
    """The URL of a SQLite file with the tables of an empty log, told from others: indexes may lie in one folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_template())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE log SET identity = ?", (uuid4().hex,))
    return f"sqlite:///{path}"


def migrated(url: str) -> str:
    """A database, with the newest tables now."""
    compile_once()
    database = Database(url)
    database.migrate()
    database.close()
    return url


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
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
