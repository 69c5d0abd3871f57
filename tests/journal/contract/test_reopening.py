"""The laws of `journal.contract.Journal`, on every database: state outlives the process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journal import open_journal
from tests.journal.samples import add, found


def test_everything_is_there(url: str, tmp_path: Path) -> None:
    """Records, index and raw files."""
    first = open_journal(url, tmp_path)
    added = add(first, "[Открыть центр]")
    first.close()

    second = open_journal(url, tmp_path)

    assert found(second, "центру") == ["Открыть центр"]
    assert second.raw(added.release_id) == "Открыть центр".encode()
    assert list(second.check()) == []
    second.close()


def test_two_databases_in_one_folder_do_not_mix(new_database: Callable[[], str], tmp_path: Path) -> None:
    """Each has an index of its own."""
    one, other = open_journal(new_database(), tmp_path), open_journal(new_database(), tmp_path)
    add(one, "[Первое решение]")
    add(other, "[Второе решение]")

    assert found(one, "решение") == ["Первое решение"]
    assert found(other, "решение") == ["Второе решение"]
    one.close()
    other.close()
