"""Statements that are handed to the driver as they are."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import bindparam, column, select

from journal.among import among
from journal.contract import JournalError
from journal.database import Database
from journal.prepared import Prepared
from journal.store import SqlJournal
from journal.tables import decisions, entities, log
from tests.journal.samples import NOW, add

_NAMED = Prepared(select(entities.c.id, entities.c.name).where(among(entities.c.name, bindparam("names"))))
_FACTS = select(decisions.c.id, decisions.c.day, decisions.c.since, decisions.c.deadline_end)
_SINCE = bindparam("day", type_=decisions.c.day.type)
_LISTED = Prepared(_FACTS.where(decisions.c.listed, decisions.c.kind != "other", decisions.c.day >= _SINCE))


def test_values_go_in_and_come_out_as_by_sqlalchemy(journal: SqlJournal, url: str) -> None:
    """Days, moments and their absence; values that the statement has by itself; asked twice."""
    add(journal, "[Открыть центр]")
    database = Database(url)

    with database.reading() as connection:
        found = [_LISTED.rows(connection, day=dt.date(2020, 1, 1)) for _ in range(2)]
        none = _LISTED.rows(connection, day=dt.date(2990, 1, 1))
        same = connection.execute(_FACTS).all()
    database.close()

    assert [tuple(row) for row in found[0]] == [tuple(row) for row in found[1]] == [tuple(row) for row in same]
    assert found[0][0][2] == NOW
    assert none == []


def test_lists_and_texts_of_any_kind(journal: SqlJournal, url: str) -> None:
    """Nothing in a text is taken for a part of the statement."""
    odd = 'Центр "А\'%s:names" (50%)'
    add(journal, "[Открыть центр]", organizations=(odd, "ЦОПП"))
    database = Database(url)

    with database.reading() as connection:
        found = [[name for _, name in _NAMED.rows(connection, names=names)] for names in ([odd], [], ["нет"])]
    database.close()

    assert found == [[odd], [], []]


def test_what_the_database_refuses_is_an_error_of_the_journal(journal: SqlJournal, url: str) -> None:
    """Though SQLAlchemy has no part in it; and the next transaction is a sound one."""
    database, broken = Database(url), Prepared(select(column("absent")).select_from(log))

    with pytest.raises(JournalError, match=r"База данных.*absent"), database.reading() as connection:
        broken.rows(connection)
    with database.reading() as connection:
        assert _NAMED.rows(connection, names=["нет"]) == []
    database.close()
