"""Logs of every earlier version, with something in every part of them, are today's log after a migration or a restore.

`earlier/v<revision>.sql` is what a program of that revision wrote, in the tables that were new then. Whoever adds a
revision adds the rows of the one before.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from typing import cast
from uuid import uuid4

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, table

from journal import open_journal
from journal.backup import back_up, restore
from journal.database import Database
from journal.migrations import HEAD, settings, upgrade
from journal.raw import RawFolder
from journal.records import Query, Verdict
from journal.store import SqlJournal
from tests.journal.samples import NOW, add, sample
from tests.postgres import Server

FOLDER = Path(__file__).parent / "earlier"
REVISIONS = [item.revision for item in ScriptDirectory.from_config(settings()).walk_revisions()][::-1]
#: the newest may have its rows already
TOLD = [item for item in REVISIONS if item != HEAD or (FOLDER / f"v{item}.sql").exists()]


@dataclass(frozen=True)
class Log:
    """A log of a version, which lived through all that were before; how many rows each of its tables has."""

    url: str
    counts: Mapping[str, int]


class Files:
    """Databases in files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def new_file(self) -> str:
        """An empty one."""
        return f"sqlite:///{self._folder}/{uuid4().hex}.sqlite"

    def copy(self, url: str) -> str:
        """A copy of one that is closed."""
        copied = self.new_file()
        copyfile(url.removeprefix("sqlite:///"), copied.removeprefix("sqlite:///"))
        return copied


class Past:
    """Logs of every version on one kind of database, each grown out of the one before; tests take copies."""

    def __init__(self, databases: Files | Server) -> None:
        self._databases = databases
        self._logs: dict[str, Log] = {}

    def log(self, revision: str, data: Path) -> Log:
        """A copy of the log of a version, with its raw file in a data folder."""
        log = self._grown(revision)
        database = Database(log.url)
        with database.reading() as connection:
            text, digest = connection.exec_driver_sql("SELECT text, sha256 FROM releases").one()
        database.close()
        RawFolder(data / "raw").put(digest, text.encode())
        return replace(log, url=self._databases.copy(log.url))

    def _grown(self, revision: str) -> Log:
        if revision not in self._logs:
            place = REVISIONS.index(revision)
            before = (
                self._databases.copy(self._grown(REVISIONS[place - 1]).url) if place else self._databases.new_file()
            )
            self._logs[revision] = Log(before, renewed(before, revision))
        return self._logs[revision]


def renewed(url: str, revision: str) -> dict[str, int]:
    """How many rows the tables have when a program of the next version has come and written its own."""
    database = Database(url)
    with database.writing() as connection:
        upgrade(connection, revision)
        fill(connection, (FOLDER / f"v{revision}.sql").read_text("utf-8"))
        counts = count(connection)
    database.close()
    return counts


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Logs in files."""
    return Past(Files(tmp_path_factory.mktemp("past")))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def past(request: pytest.FixtureRequest) -> Past:
    """Logs on each database."""
    if request.param == "sqlite":
        return cast(Past, request.getfixturevalue("files"))
    return Past(request.getfixturevalue("server"))


def fill(connection: Connection, script: str) -> None:
    for statement in script.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def count(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names}


@pytest.mark.parametrize("revision", TOLD)
def test_migrated(past: Past, tmp_path: Path, revision: str) -> None:
    """No row is lost, the log agrees with itself, and all that one does with a log goes on."""
    log = past.log(revision, tmp_path)
    journal = open_journal(log.url, tmp_path)

    database = Database(log.url)
    with database.reading() as connection:
        after = count(connection)
    database.close()
    assert {name: after.get(name, 0) for name, rows in log.counts.items() if after.get(name, 0) < rows} == {}
    agrees(journal, TOLD[: TOLD.index(revision) + 1])
    journal.close()


@pytest.mark.parametrize("revision", TOLD)
def test_restored(files: Past, tmp_path: Path, revision: str) -> None:
    """A backup that was made before the program was renewed."""
    output = io.BytesIO()
    back_up(files.log(revision, tmp_path).url, tmp_path, output, {}, at=NOW)
    output.seek(0)

    restored = f"sqlite:///{tmp_path}/restored.sqlite"
    restore(restored, tmp_path / "restored", output)
    journal = open_journal(restored, tmp_path / "restored")
    agrees(journal, TOLD[: TOLD.index(revision) + 1])
    journal.close()


def agrees(journal: SqlJournal, lived: Sequence[str]) -> None:
    """Whether the log is whole and its parts work; `lived` are the versions that wrote into it."""
    assert list(journal.check()) == []
    assert [hit.record.id for hit in journal.find(Query(text="осень")).items] == [2]
    assert journal.release(1).decision_ids == (1, 2)
    assert [entity.name for entity in journal.entities("person", "иль")] == ["Ильин Олег"]
    if "0002" in lived:
        assert journal.entity(1).name == "Министерство труда Тверской области"
        assert len(journal.registry.history(1)) == 1
    if "0005" in lived:
        assert [search.query.text for search in journal.errands.searches.list()] == ["центр"]
        assert len(journal.errands.sources.list()) == 1
    if "0006" in lived:
        assert [review.verdict for review in journal.reviews(1)] == [Verdict.ACCEPTED]
    goes_on(journal)


def goes_on(journal: SqlJournal) -> None:
    """A release of the same body finds it, and what was read before is read again."""
    added = add(journal, "[Закрыть центр]", organizations=("Минтруд Тверской области",))
    (link,) = journal.decision(added.decision_ids[0]).entities
    assert link.id == 1
    _, again = sample("Правительство решило [открыть учебный центр] в Твери.\nЦентр начнёт работу осенью.")
    assert journal.revise(1, again, author="", at=NOW).decision_ids == (1,)
    assert list(journal.check()) == []


def test_every_part_had_something_in_it(files: Past, tmp_path: Path) -> None:
    """But for what the program derives or sends; people's work lies in all others."""
    counts = files.log(TOLD[-1], tmp_path).counts

    assert {name for name, rows in counts.items() if not rows} <= {
        "completions",
        "decision_copies",
        "decision_topics",
        "entity_blocks",
        "messages",
        "past_decisions",
        "proposals",
        "reprint_marks",
        "reprints",
        "source_items",
        "thread_marks",
        "told_decisions",
    }
