"""What storing a release asks of the database: few statements, and none that reads a table from end to end."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from journal import open_journal
from journal.prepared import Written
from journal.records import Links, Ruling
from journal.store import SqlJournal
from tests.databases import log_file
from tests.journal.samples import NOW, add, sample

#: tables of one row, lists that a statement brings along, and parts of a statement
_SMALL = r"log\b|json_each|\d+ CONSTANT ROWS?|\d+-ROW|\(sub"
#: all of a table, or all proposals of a kind
_WHOLE = re.compile(rf"SCAN (?!{_SMALL})|SEARCH .*\(kind=\?\)$")
PARTIES: dict[str, Any] = {
    "organizations": ("Министерство образования Тверской области",),
    "people": ("Лаптева Ирина Павловна",),
    "initiative": "Профессионалитет",
}
TEXT = """Новости колледжа, выпуск {number}
Министерство решило [открыть в Ржевском колледже мастерскую № {number} для сварщиков].
Решено [закупить для колледжа {number} станков с числовым управлением].
Решено [обучить в колледже {number} наставников с завода «Полюс»]."""


@contextmanager
def asked() -> Iterator[list[tuple[str, Any]]]:
    """The statements that databases were given meanwhile, with a set of their values."""
    found: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, values: Any, _context: object, many: bool) -> None:
        found.append((statement, values[0] if many else values))

    def arranged(written: Written, values: Mapping[str, Any]) -> Any:
        found.append((written.text, by_itself(written, values)))
        return found[-1][1]

    by_itself = Written.arranged
    event.listen(Engine, "before_cursor_execute", note)
    try:
        with patch.object(Written, "arranged", arranged):
            yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def told(journal: SqlJournal, number: int) -> int:
    """A release of three decisions."""
    return add(journal, TEXT.format(number=number), **PARTIES).release_id


def test_a_release_takes_few_statements(journal: SqlJournal) -> None:
    """However much the log has in common with it; PostgreSQL's COPY is not counted."""
    counts = []
    for number in range(10, 22):
        with asked() as statements:
            told(journal, number)
        counts.append(len(statements))

    assert journal.waiting(Links.THREAD) or journal.thread(1, NOW.date()).decisions[1:]
    assert max(counts) <= 42


def test_decisions_and_names_cost_no_statements_of_their_own(journal: SqlJournal) -> None:
    """Thirty decisions take as many as three."""
    told(journal, 1)
    with asked() as few:
        told(journal, 2)
    with asked() as many:
        add(journal, "\n".join(TEXT.format(number=number) for number in range(30, 40)), **PARTIES)

    assert len(many) <= len(few)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[SqlJournal]:
    """A SQLite log in which everything happened once, with some to happen again."""
    journal = open_journal(log_file(tmp_path / "log.sqlite"), tmp_path)
    for number in range(5):
        told(journal, number)
    yield journal
    journal.close()


def test_nothing_reads_a_table_from_end_to_end(filled: SqlJournal, tmp_path: Path) -> None:
    """What it costs to store a release, to read it again and to rule on it does not grow with the log."""
    with asked() as statements:
        last = told(filled, 9)
        _, extraction = sample(TEXT.format(number=9), **PARTIES)
        filled.revise(last, replace(extraction, decisions=extraction.decisions[1:]), author="test", at=NOW)
        filled.rule(Links.REPRINT, (1, last), Ruling.ACCEPTED, author="test", at=NOW)
        filled.rule(Links.THREAD, (1, 4), Ruling.REJECTED, author="test", at=NOW)

    assert [plan for plan in _plans(tmp_path / "log.sqlite", statements) if _WHOLE.search(plan)] == []


def _plans(log: Path, statements: list[tuple[str, Any]]) -> Iterator[str]:
    """How SQLite carries out each statement."""
    distinct = {statement: values for statement, values in statements if not statement.startswith(("BEGIN", "INSERT"))}
    connection = sqlite3.connect(log)
    for statement, values in distinct.items():
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values):
            yield f"{statement}: {step}"
    connection.close()
