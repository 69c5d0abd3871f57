"""The laws of `journal.contract.Journal`, on every database: records by their ids."""

from __future__ import annotations

import datetime as dt

import pytest

from journal.contract import NotFound
from journal.store import SqlJournal
from tests.journal.samples import add


@pytest.mark.parametrize("id_", [0, -1, 77, 10**30])
def test_absent(journal: SqlJournal, id_: int) -> None:
    """Whatever number is asked for, the answer is `NotFound`."""
    for read in (journal.release, journal.decision, journal.entity, journal.raw):
        with pytest.raises(NotFound):
            read(id_)


def test_a_decision_tells_of_its_release(journal: SqlJournal) -> None:
    """Headline, day, publisher, regions in their order."""
    added = add(journal, "О центре\nРешено [открыть центр].", regions=("RU-TVE", "RU-AD"))

    record = journal.decision(*added.decision_ids)

    assert (record.release_id, record.revision, record.regions) == (added.release_id, 1, ("RU-TVE", "RU-AD"))
    assert (record.release_title, record.published) == ("О центре", dt.date(2026, 3, 1))
    assert record.publisher == "Пресс-служба"


def test_releases_newest_first(journal: SqlJournal) -> None:
    """A page at a time."""
    ids = [add(journal, f"[Релиз {number}]").release_id for number in range(5)]

    assert [item.id for item in journal.releases(limit=2)] == ids[:2:-1]
    assert [item.id for item in journal.releases(before=ids[2])] == ids[1::-1]
