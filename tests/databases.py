"""Databases of empty logs: the migrations run once, what they made is copied for each test."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from uuid import uuid4

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
