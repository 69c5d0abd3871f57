"""What an import left alone becomes the same log once it is linked."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.contract import JournalError
from journal.database import Database
from journal.records import Follow, Lists
from journal.registry import Signed
from journal.rows import insert_rows
from journal.store import SqlJournal
from journal.tables import changes
from nlp.facts import Extraction
from tests.journal.samples import NOW, add, sample
from tests.journal.test_across import BODY, OTHER, REWRITTEN

DAY = dt.date(2026, 4, 1)
#: a release, its reprint, and another one
TOLD = tuple(
    sample(text, organizations=("Министерство образования Тверской области",), deadline=(DAY, DAY))
    for text in (BODY, REWRITTEN, OTHER)
)
FULL, SHORT = "Министерство труда Тверской области", "Минтруд Тверской области"


def imported(journal: SqlJournal, *batch: tuple[object, Extraction]) -> None:
    journal.add_all(batch, author="import", at=NOW, compared=False)  # type: ignore[arg-type]


def test_linked_a_few_at_a_time(journal: SqlJournal) -> None:
    """Reprints and undertakings are those of releases that were compared at once; a second time there is nothing."""
    imported(journal, *TOLD)
    assert journal.reprints(1) == ()
    assert list(journal.check()) == []

    assert [journal.link(2), journal.link(2), journal.link(2)] == [1, 0, 0]

    assert [item.id for item in journal.reprints(2)] == [1, 2]
    assert [item.id for item in journal.follow_up(Follow(Lists.DUE, DAY))] == [1, 3]
    assert journal.decision(2).copy_of == 1
    assert list(journal.check()) == []


def test_whom_it_named_is_known_from_then_on(journal: SqlJournal) -> None:
    """A release that calls an imported body otherwise means the same one."""
    imported(journal, sample("[Открыть центр]", organizations=(FULL,)))
    journal.link(10)

    add(journal, "[Закрыть центр]", organizations=(SHORT,))

    assert [(item.name, item.decisions) for item in journal.entities("organization")] == [(FULL, 2)]


def test_an_import_refers_to_what_is_there(journal: SqlJournal, url: str) -> None:
    """SQLite does not look it up for imports: names known before, merged ones and new ones, releases known and new."""
    add(journal, "[Открыть центр]", organizations=(FULL, SHORT, "ЦОПП"))
    one, other = (entity.id for entity in journal.entities("organization") if entity.name in (FULL, "ЦОПП"))
    journal.registry.merge(one, other, Signed("Седова", NOW))

    imported(journal, *TOLD, sample("[Закрыть центр]", organizations=("ЦОПП", "Колледж"), people=("Ильин Олег",)))
    imported(journal, *TOLD, sample("[Закрыть цех]", organizations=("Колледж", "Завод")))

    assert list(journal.check()) == []
    database = Database(url)
    with database.reading() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    database.close()


def test_what_comes_after_an_import_is_looked_up_again(journal: SqlJournal, url: str) -> None:
    """By the same connection: a change of a release that there is none of."""
    add(journal, "[Открыть центр]")
    row = {"number": 9, "token": "а", "release_id": 1}
    database = Database(url)
    with database.writing(checked=False) as connection:
        insert_rows(connection, changes, [row])

    with pytest.raises(JournalError, match="База данных"), database.writing() as connection:
        insert_rows(connection, changes, [{**row, "number": 10, "release_id": 99}])
    database.close()
