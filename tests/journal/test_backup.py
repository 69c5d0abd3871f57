"""A backup restored is the log that was, on either database and from one to the other."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, select

from journal import open_accounts, open_journal
from journal.accounts.records import Entry, Role
from journal.backup import back_up, restore
from journal.contract import JournalError
from journal.database import Database
from journal.errands.tables import metadata
from journal.records import Links, Query, Ruling, Said, Verdict
from journal.registry import Signed
from tests.journal.samples import NOW, add, sample

LATER = NOW + dt.timedelta(days=1)
#: not in a backup
ABSENT = {"sessions", "orders", "order_pieces", "measures"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The data folder of the log that is saved."""
    return tmp_path / "data"


@dataclass(frozen=True)
class Saved:
    """A log in which something of everything happened, which tests only read, and its backup."""

    url: str
    place: Path
    backup: bytes

    @property
    def file(self) -> io.BytesIO:
        """The backup as one reads it."""
        return io.BytesIO(self.backup)


@pytest.fixture(scope="module")
def saved(new_database: Callable[[], str], tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """One on each database."""
    url, place = new_database(), tmp_path_factory.mktemp("saved")
    fill(url, place)
    return Saved(url, place, made(url, place).getvalue())


def made(url: str, place: Path) -> io.BytesIO:
    output = io.BytesIO()
    back_up(url, place, output, {"note.txt": "в придачу".encode()}, at=LATER)
    output.seek(0)
    return output


def fill(url: str, place: Path) -> None:
    """Releases, a second reading, what people said, accounts, and things to be done."""
    journal = open_journal(url, place)
    added = add(journal, "[Открыть центр]\u2028в Твери", organizations=("Минтруд",), day=NOW.date())
    journal.revise(added.release_id, sample("[Открыть] [центр]")[1], author="other", at=LATER)
    other = add(journal, "Открыть [учебный центр] до лета", organizations=("Минтруд России",), people=("Ильин Олег",))
    journal.review(Said(other.decision_ids[0], Verdict.ACCEPTED, None, "верно"), author="anna", at=LATER)
    journal.rule(Links.REPRINT, (1, 2), Ruling.REJECTED, author="anna", at=LATER)
    journal.registry.rename(1, "Министерство труда", Signed("anna", LATER, "полнее"))
    journal.errands.searches.save("Мои", Query(text="центр"), author="anna", at=NOW)
    journal.errands.jobs.plan("visit", 1, LATER)
    journal.close()
    accounts = open_accounts(url)
    anna = accounts.people.add("anna", "hash", Role.EDITOR, ["RU-TVE"], NOW)
    accounts.sessions.begin("digest", anna.id, NOW)
    accounts.audit.add(Entry("anna", "login", "done", "192.0.2.1"), NOW)
    accounts.close()


def held(url: str) -> dict[str, list[Any]]:
    """Every row of every table."""
    database = Database(url)
    with database.reading() as connection:
        found = {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }
    database.close()
    return found


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """A database that nobody has used."""
    return f"sqlite:///{tmp_path}/empty.sqlite"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A good backup."""
    folder = tmp_path_factory.mktemp("whole")
    fill(f"sqlite:///{folder}/journal.sqlite", folder)
    return made(f"sqlite:///{folder}/journal.sqlite", folder).getvalue()


def test_restored_is_what_was(saved: Saved, unused_url: str, tmp_path: Path) -> None:
    """Every row and raw file; what was restored agrees with itself, finds the same, and goes on."""
    there = tmp_path / "there"
    backup = restore(unused_url, there, saved.file)
    before, after = held(saved.url), held(unused_url)

    assert (backup.releases, backup.raw, backup.files) == (2, 2, {"note.txt": "в придачу".encode()})
    assert {name for name, rows in before.items() if rows} >= {"releases", "reviews", "rulings", "accounts", "sessions"}
    assert after == before | {name: [] for name in ABSENT}
    assert raw(there) == raw(saved.place)
    journal = open_journal(unused_url, there)
    assert list(journal.check()) == []
    assert [hit.record.id for hit in journal.find(Query(text="центрами")).items] == found(saved.url, saved.place)
    assert journal.errands.searches.save("Ещё", Query(text="x"), author="", at=NOW).id == 2
    assert add(journal, "[Закрыть]").release_id == 3
    journal.close()


def raw(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "raw").glob("*/*")}


def found(url: str, place: Path) -> list[int]:
    journal = open_journal(url, place)
    ids = [hit.record.id for hit in journal.find(Query(text="центрами")).items]
    journal.close()
    assert ids
    return ids


def test_new_rows_are_numbered_behind_the_old(saved: Saved, unused_url: str, tmp_path: Path) -> None:
    """An account made after a restore takes nobody's place."""
    restore(unused_url, tmp_path / "there", saved.file)
    accounts = open_accounts(unused_url)

    assert accounts.people.add("boris", "hash", Role.READER, [], NOW).id == 2
    accounts.close()


def test_only_into_an_empty_database(saved: Saved) -> None:
    """Nothing that is there is ever replaced."""
    before = held(saved.url)

    with pytest.raises(JournalError, match="пустую базу"):
        restore(saved.url, saved.place, saved.file)
    assert held(saved.url) == before


def cut(data: bytes) -> bytes:
    return data[:-40]


def without_end(data: bytes) -> bytes:
    """Whole as a compressed file, and yet not all of it."""
    plain = gzip.decompress(data)
    return gzip.compress(plain[: plain.index(b"end.json")] + bytes(1024))


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 255]) + data[middle + 1 :]


def other_bytes(data: bytes) -> bytes:
    """A raw file that is no longer what its sum says."""
    plain = gzip.decompress(data)
    place = plain.rindex("Открыть".encode())
    return gzip.compress(plain[:place] + "Закрыть".encode() + plain[place + 14 :])


def newer(data: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data).replace(b'"version": 1', b'"version": 2'))


def text(_: bytes) -> bytes:
    return "релиз".encode()


def nothing(_: bytes) -> bytes:
    return b""


DAMAGES: list[Callable[[bytes], bytes]] = [cut, without_end, flipped, other_bytes, newer, text, nothing]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_leaves_the_database_empty(
    whole: bytes, empty: str, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    """It is refused by name, and no table is left."""
    with pytest.raises(JournalError, match="Это не целая резервная копия"):
        restore(empty, tmp_path / "there", io.BytesIO(damage(whole)))
    with closing(sqlite3.connect(make_url(empty).database or "")) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_after_a_damaged_file_a_good_one(whole: bytes, unused_url: str, tmp_path: Path) -> None:
    """It can be restored right after, over the raw files that were written already."""
    with pytest.raises(JournalError):
        restore(unused_url, tmp_path / "there", io.BytesIO(without_end(whole)))

    assert restore(unused_url, tmp_path / "there", io.BytesIO(whole)).releases == 2


def test_a_lost_raw_file_does_not_stop_the_backup(url: str, place: Path, tmp_path: Path, empty: str) -> None:
    """The rest is saved, the lost one is named, and so it is by the restored log's own check."""
    fill(url, place)
    first, second = sorted((place / "raw").glob("*/*"))
    first.unlink()
    second.write_bytes(b"other")
    output = io.BytesIO()

    backup = back_up(url, place, output, {}, at=LATER)
    assert (backup.raw, sorted(backup.lost)) == (0, [first.name, second.name])
    output.seek(0)
    restore(empty, tmp_path / "there", output)
    journal = open_journal(empty, tmp_path / "there")
    assert len([problem for problem in journal.check() if "Нет файла" in problem]) == 2
    journal.close()


def test_where_there_is_no_log(unused_url: str, place: Path) -> None:
    """An empty database is told from an empty log."""
    with pytest.raises(JournalError, match="Сохранять нечего"):
        made(unused_url, place)


class Busy(dict[str, bytes]):
    """Files that something happens at when they are looked at, which is when the backup has begun."""

    def __init__(self, happens: Callable[[], object]) -> None:
        super().__init__()
        self._happens = happens

    def items(self) -> Any:
        """None, once it has happened."""
        self._happens()
        return super().items()


def test_of_one_moment(url: str, place: Path, empty: str, tmp_path: Path) -> None:
    """What comes in while the backup is written is not half in it."""
    fill(url, place)
    journal = open_journal(url, place)
    output = io.BytesIO()
    back_up(url, place, output, Busy(lambda: add(journal, "[Ещё]")), at=LATER)

    output.seek(0)
    assert journal.count() == 3
    assert restore(empty, tmp_path / "there", output).releases == 2
    journal.close()
