"""Migrations make the tables that the program uses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from journal import open_journal
from journal.backends import backend_for
from journal.backup.rows import QUEUE
from journal.contract import JournalError
from journal.database import Database
from journal.errands.tables import metadata
from journal.migrations import HEAD, settings


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a table is for `tables.py` to tell of; the queue on PostgreSQL has its own."""
    return kind != "table" or not (name or "").startswith(QUEUE)


def test_from_empty(unused_url: str) -> None:
    """Nothing differs from `tables.py`, and a second run has nothing to do."""
    database = Database(unused_url)
    database.migrate()
    database.migrate()

    with database.reading() as connection:
        opts = {"compare_type": True, "include_name": ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []
    database.close()


def test_the_newest_revision_is_the_one_that_is_asked_for() -> None:
    """Forgetting to raise `HEAD` would leave databases as they are."""
    assert ScriptDirectory.from_config(settings()).get_heads() == [HEAD]


def test_several_at_once(unused_url: str, tmp_path: Path) -> None:
    """Programs started together on a new database migrate it once and agree on which it is."""
    with ThreadPoolExecutor(4) as pool:
        journals = list(pool.map(lambda _: open_journal(unused_url, tmp_path), range(4)))

    assert len(list((tmp_path / "index").iterdir())) == 1
    for journal in journals:
        journal.close()


def test_a_newer_schema_is_refused(url: str) -> None:
    """An old program does not write into what it does not know."""
    database = Database(url)
    database.migrate()
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(JournalError, match="более новая программа"):
        database.migrate()
    database.close()


@pytest.mark.parametrize("url", ["mysql://localhost/log", "oracle+oracledb://x", "log.sqlite", ""])
def test_databases_there_are(url: str) -> None:
    """Others are told what is accepted."""
    with pytest.raises(JournalError, match="postgresql, sqlite"):
        backend_for(url)


def test_a_database_in_memory_is_refused(tmp_path: Path) -> None:
    """Each connection would have its own, and nothing would be stored."""
    with pytest.raises(JournalError, match="файл"):
        open_journal("sqlite://", tmp_path)


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_a_database_that_does_not_answer(scheme: str, tmp_path: Path) -> None:
    """The driver's error is the journal's, and both spellings go to the same driver."""
    with pytest.raises(JournalError, match="База данных: "):
        open_journal(f"{scheme}://tests@/log?host={tmp_path}", tmp_path)


def test_one_tree_a_table(tmp_path: Path) -> None:
    """On SQLite those tables have no row numbers of which `tables.py` says so; Alembic does not compare it."""
    database = Database(f"sqlite:///{tmp_path}/log.sqlite")
    database.migrate()

    with database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE wr").scalars().all()
    database.close()

    assert set(rows) == {
        table.name for table in metadata.tables.values() if not table.dialect_options["sqlite"]["with_rowid"]
    }
