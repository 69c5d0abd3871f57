"""The schema's history: `upgrade` brings any database to the newest revision."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

#: the newest revision; a test holds it to the files, so that no start of the program need read them
HEAD = "0013"


def is_current(connection: Connection) -> bool:
    """Whether the database has the newest revision."""
    return MigrationContext.configure(connection).get_current_heads() == (HEAD,)


def present(connection: Connection) -> str | None:
    """The database's revision; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the revisions that the database lacks, up to one, inside the connection's transaction."""
    config = settings()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def settings() -> Config:
    """Where Alembic finds the revisions."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
