"""Many rows at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from journal.among import among
from journal.contract import JournalError
from journal.database import Database
from journal.rows import add_to, insert_rows
from journal.store import SqlJournal
from journal.tables import changes, entities
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


def test_numbers_are_added_by_id(journal: SqlJournal, url: str) -> None:
    """To the rows that are named, and nothing where none is."""
    add(journal, "[Открыть центр]", organizations=("Минтруд", "ЦОПП"))
    database = Database(url)

    with database.writing() as connection:
        before = dict(map(tuple, connection.execute(select(entities.c.id, entities.c.decisions))))
        add_to(connection, entities.c.decisions, {})
        add_to(connection, entities.c.decisions, {1: 5})
        after = dict(map(tuple, connection.execute(select(entities.c.id, entities.c.decisions))))
    database.close()

    assert after == before | {1: before[1] + 5}


def test_a_column_among_many_values(journal: SqlJournal, url: str) -> None:
    """Numbers and texts, one and none, more than a statement has room for."""
    add(journal, "[Открыть центр]", organizations=("Минтруд", "ЦОПП"))
    database = Database(url)
    by_id, by_key = (
        select(entities.c.id).where(among(column, values))
        for column, values in ((entities.c.id, range(1, 100_000)), (entities.c.key, ["минтруд", "а'\"б"]))
    )

    with database.reading() as connection:
        found = [
            set(connection.scalars(query))
            for query in (by_id, by_key, select(entities.c.id).where(among(entities.c.id, [])))
        ]
        plan = str(by_id.compile(connection.engine))
    database.close()

    assert found == [{1, 2}, {1}, set()]
    assert "= 1" not in plan
