"""Databases of empty logs: the migrations run once, what they made is copied for each test."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import update

from journal.database import Database
from journal.tables import log


def log_file(path: Path) -> str:
    """The URL of a SQLite file with the tables of an empty log."""
    path.write_bytes(_template())
    return as_its_own(f"sqlite:///{path}")


def migrated(url: str) -> str:
    """A database, with the newest tables now."""
    database = Database(url)
    database.migrate()
    database.close()
    return url


def as_its_own(url: str) -> str:
    """A copied database, told from the one it was copied from: their indexes may lie in one folder."""
    database = Database(url)
    with database.writing() as connection:
        connection.execute(update(log).values(identity=uuid4().hex))
    database.close()
    return url


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.sqlite"
        migrated(f"sqlite:///{path}")
        return path.read_bytes()
