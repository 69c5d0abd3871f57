"""Killing a process at any moment loses nothing that was acknowledged; processes share a journal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal import open_journal
from journal.records import Query
from journal.store import SqlJournal
from tests.journal.samples import add
from tests.processes import begin


def write(url: str, data: Path, name: str, count: int) -> Iterator[int]:
    """Add releases one by one, tell what is acknowledged, and search in between, which commits to the index."""
    journal = open_journal(url, data)
    for number in range(count):
        yield add(journal, f"[Решение {name} {number}]", organizations=(f"Совет {number % 7}",)).release_id
        if number % 5 == 0:
            assert journal.find(Query(f"{name} {number}")).total >= 1


@pytest.mark.parametrize("count", [1, 7])
def test_killed_while_adding(url: str, tmp_path: Path, count: int) -> None:
    """All that was acknowledged is there with its bytes, and the index equals a rebuilt one."""
    writer = begin(write, url, tmp_path, "первый", 10_000)
    ids = writer.told(count)
    writer.kill()
    ids += writer.rest()

    journal = open_journal(url, tmp_path)

    assert {journal.release(id_).id for id_ in ids} == set(ids)
    assert list(journal.check()) == []
    total = journal.find(Query("решение")).total
    assert total in (len(ids), len(ids) + 1)  # one may be stored and not yet acknowledged
    assert journal.rebuild() == total
    journal.close()


def test_two_processes_add_at_once(url: str, tmp_path: Path) -> None:
    """Nothing is lost or doubled, though both write the tables and the index, and a third one reads meanwhile."""
    journal = open_journal(url, tmp_path)
    writers = [begin(write, url, tmp_path, name, 8) for name in ("первый", "второй")]
    writers[0].told(3)
    own = add(journal, "[Решение третье]")

    assert [hit.record.id for hit in journal.find(Query("третье")).items] == list(own.decision_ids)
    for writer in writers:
        writer.rest()
        assert writer.process.exitcode == 0
    assert journal.count() == journal.find(Query("решение")).total == 17
    assert list(journal.check()) == []
    journal.close()


def test_a_change_of_another_process_is_found(url: str, tmp_path: Path) -> None:
    """Each process follows the log, whoever wrote it."""
    reader, other = open_journal(url, tmp_path), open_journal(url, tmp_path)
    assert reader.find(Query("центр")).total == 0
    add(other, "[Открыть центр]")

    assert reader.find(Query("центр")).total == 1
    reader.close()
    other.close()


class TestBrokenIndex:
    """The index is derived: whatever happens to it, the tables make it anew."""

    def test_lost(self, stored: SqlJournal, url: str, tmp_path: Path) -> None:
        """The folder was deleted, under an open journal or a closed one."""
        shutil.rmtree(tmp_path / "index")
        assert_finds(url, tmp_path)
        shutil.rmtree(tmp_path / "index")
        add(stored, "[Закрыть центр]")
        assert stored.find(Query("центр")).total == 2

    @pytest.mark.parametrize("files", ["*.*", "names/*"])
    def test_damaged(self, stored: SqlJournal, url: str, tmp_path: Path, files: str) -> None:
        """Files are empty after a power cut: those of the decisions, or those of the names."""
        for path in tmp_path.glob(f"index/*/*/1/{files}"):
            path.write_bytes(b"")
        assert_finds(url, tmp_path)

    def test_half_rebuilt(self, stored: SqlJournal, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A generation that was begun and not switched to is nobody's, and the next one takes its place."""

        def killed(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("journal.index.folder.IndexFolder.switch", killed)
            with pytest.raises(KeyboardInterrupt):
                stored.rebuild()
        assert stored.find(Query("центр")).total == 1
        assert stored.rebuild() == 1
        assert_finds(url, tmp_path)

    def test_an_open_reader_outlives_a_rebuild(self, stored: SqlJournal, url: str, tmp_path: Path) -> None:
        """It goes on with the files it has, and to the new ones when something changes."""
        other = open_journal(url, tmp_path)
        other.rebuild()

        assert stored.find(Query("центр")).total == 1
        add(stored, "[Закрыть центр]")
        assert stored.find(Query("центр")).total == other.find(Query("центр")).total == 2
        other.close()

    @pytest.fixture
    def stored(self, journal: SqlJournal) -> SqlJournal:
        """One decision, indexed."""
        add(journal, "[Открыть центр]")
        journal.follow()
        return journal


def test_a_restored_backup(tmp_path: Path) -> None:
    """The index of a history that went on without the database is not mistaken for its own."""
    database = tmp_path / "journal.sqlite"
    url = f"sqlite:///{database}"
    journal = open_journal(url, tmp_path)
    add(journal, "[Решение первое]")
    journal.close()
    backup = database.read_bytes()
    journal = open_journal(url, tmp_path)
    add(journal, "[Решение потерянное]")
    journal.follow()
    journal.close()
    database.write_bytes(backup)

    journal = open_journal(url, tmp_path)
    add(journal, "[Решение новое]")

    assert [hit.record.decision.content.text for hit in journal.find(Query("решение потерянное")).items] == []
    assert journal.find(Query("решение")).total == 2
    assert list(journal.check()) == []
    journal.close()


def assert_finds(url: str, data: Path) -> None:
    """A journal opened now finds what is stored, and is whole."""
    journal = open_journal(url, data)
    assert journal.find(Query("центр")).total == 1
    assert list(journal.check()) == []
    journal.close()
