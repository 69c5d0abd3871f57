"""The schema's history: `upgrade` brings any database to the newest revision.

Alembic is loaded for that only: every start of the program asks for the revision, few change it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table

from journal.contract import JournalError

if TYPE_CHECKING:
    from alembic.config import Config

#: the newest revision; a test holds it to the files, so that no start of the program need read them
HEAD = "0015"
_VERSIONS = table("alembic_version", column("version_num"))


def is_current(connection: Connection) -> bool:
    """Whether the database has the newest revision."""
    return present(connection) == HEAD


def present(connection: Connection) -> str | None:
    """The database's revision; None for an empty one."""
    if not inspect(connection).has_table(_VERSIONS.name):
        return None
    return connection.scalar(select(_VERSIONS.c.version_num))


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the revisions that the database lacks, up to one, inside the connection's transaction.

    Raises JournalError where a newer program made the schema.
    """
    from alembic import command  # noqa: PLC0415 (see above)
    from alembic.util import CommandError  # noqa: PLC0415

    config = settings()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, revision)
    except CommandError as error:
        raise JournalError(f"Схему базы данных создала более новая программа: {error}") from error


def settings() -> Config:
    """Where Alembic finds the revisions."""
    from alembic.config import Config  # noqa: PLC0415 (see above)

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config
