"""Where the index lies."""

from __future__ import annotations

from pathlib import Path

from journal.index.documents import VERSION
from journal.records import Query
from journal.store import SqlJournal
from tests.journal.samples import add


def versions(data: Path) -> set[str]:
    """What lies beside the index of a log."""
    (log,) = (data / "index").iterdir()
    return {path.name for path in log.iterdir()}


def test_a_new_version_takes_the_place_of_earlier_ones(journal: SqlJournal, url: str, tmp_path: Path) -> None:
    """Later ones, and what is no index, stay: whoever goes back to an earlier program finds its successor's again."""
    add(journal, "[Открыть центр]")
    (log,) = (tmp_path / "index").iterdir()
    for name in ("2.1", "999.1", "notes"):
        (log / name / "1").mkdir(parents=True)

    journal.rebuild()

    assert versions(tmp_path) == {VERSION, "999.1", "notes"}
    assert journal.find(Query("центр")).total == 1
