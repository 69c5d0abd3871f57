"""`check` tells what does not agree."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import text

from journal.store import SqlJournal
from tests.journal.samples import add

#: what is done to the tables behind the journal's back → what is told of it
DAMAGES = {
    "UPDATE entities SET decisions = 5": "Сущность 1: записано решений 5, есть 1.",
    "UPDATE releases SET text = 'Другой'": "Релиз 1: на месте 0–13 стоит не «Открыть центр».",
    "UPDATE decisions SET listed = (1 = 0)": "Решение 1: есть в индексе, но не в таблицах.",
    "UPDATE decisions SET day = '2020-01-01'": "Решение 1: в индексе не то, что в таблицах.",
    "UPDATE entities SET root_id = 7": "Сущность 1: за неё стоит № 7, а объединена она не так.",
    "UPDATE decision_entities SET origin_id = 1, entity_id = 2": (
        "Решение 1: ссылка на сущность 1 ведёт к № 2, а стоит за неё № 1."
    ),
    "DELETE FROM threads": "Решение 1: начинание записано не так, как следует из связей.",
    "DELETE FROM decision_regions": "Решение 1: в индексе не то, что в таблицах.",
}


DEADLINE = dt.date(2026, 9, 1), dt.date(2026, 9, 1)


@pytest.fixture
def stored(journal: SqlJournal) -> SqlJournal:
    """One release with one decision."""
    add(journal, "[Открыть центр]", organizations=("Минтруд",), people=("Ильин Пётр",), deadline=DEADLINE)
    return journal


def test_a_whole_journal(stored: SqlJournal) -> None:
    """Nothing is told."""
    assert list(stored.check()) == []


@pytest.mark.parametrize("statement", DAMAGES)
def test_tables(stored: SqlJournal, statement: str) -> None:
    """Each kind of damage is named, with the record it is in."""
    stored.follow()
    with stored._database.writing() as connection:
        connection.execute(text(statement))

    assert DAMAGES[statement] in list(stored.check())


def test_a_decision_that_the_index_lacks(stored: SqlJournal) -> None:
    """As when a change was not told of."""
    stored.follow()
    add(stored, "[Закрыть]")
    with stored._database.writing() as connection:
        connection.execute(text("DELETE FROM changes WHERE number = 2"))

    assert list(stored.check()) == ["Решение 2: нет в индексе."]


def test_files(stored: SqlJournal, tmp_path: Path) -> None:
    """Lost and changed."""
    (file,) = tmp_path.glob("raw/*/*")
    file.write_bytes(b"other")
    assert list(stored.check()) == ["Релиз 1: файл не с той суммой, под которой хранится."]
    file.unlink()
    assert list(stored.check()) == [f"Релиз 1: Нет файла с суммой {file.name}."]
