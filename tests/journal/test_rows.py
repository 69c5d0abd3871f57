"""Many rows at once."""

from __future__ import annotations

import pytest

from journal.contract import JournalError
from journal.database import Database
from journal.rows import insert_rows
from journal.store import SqlJournal
from journal.tables import changes
from tests.journal.samples import add


def test_what_the_database_refuses_is_an_error_of_the_journal(journal: SqlJournal, url: str) -> None:
    """And nothing of it is stored."""
    add(journal, "[Открыть центр]")
    row = {"number": 9, "token": "а", "release_id": 1}
    database = Database(url)

    with pytest.raises(JournalError, match="База данных"), database.writing() as connection:
        insert_rows(connection, changes, [row, row])

    with database.writing() as connection:
        insert_rows(connection, changes, [])
        insert_rows(connection, changes, [row])
    database.close()
