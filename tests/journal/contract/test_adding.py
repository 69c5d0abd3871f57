"""The laws of `journal.contract.Journal`, on every database: what goes in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from journal.contract import JournalError
from journal.records import Added
from journal.store import SqlJournal
from nlp.facts import Extraction, Quantity, Status
from tests.journal.samples import NOW, add, found, received, sample

MINISTRY = "Министерство труда Тверской области"


def test_what_was_added_is_there(journal: SqlJournal) -> None:
    """Bytes, text, facts and their circumstances come back as they were given."""
    file, extraction = sample("Заголовок\nРешено [открыть центр].", organizations=(MINISTRY,))
    added = journal.add(file, extraction, author="разбор", at=NOW)

    record = journal.release(added.release_id)

    assert added.new
    assert journal.raw(added.release_id) == file.data
    assert (record.release, record.extraction) == (file.release, extraction)
    assert (record.name, record.format, record.size) == (file.name, file.format, len(file.data))
    assert (record.revision, record.author, record.extracted_at, record.received_at) == (1, "разбор", NOW, NOW)
    assert record.decision_ids == added.decision_ids
    assert journal.known(record.sha256) == added.release_id
    assert journal.count() == 1


def test_a_moment_of_any_zone_comes_back_in_utc(journal: SqlJournal) -> None:
    """The same moment, whatever zone it was told in."""
    moscow = NOW.astimezone(dt.timezone(dt.timedelta(hours=3)))
    added = journal.add(*sample("[Текст]"), author="test", at=moscow)

    received_at = journal.release(added.release_id).received_at

    assert (received_at, received_at.utcoffset()) == (NOW, dt.timedelta(0))


def test_the_same_bytes_are_one_release(journal: SqlJournal) -> None:
    """A second add answers with the first's ids and changes nothing, even with other facts."""
    first = add(journal, "Решено [открыть центр].")
    file, other = sample("Решено [открыть центр].", status=Status.DONE)

    again = journal.add(file, other, author="other", at=NOW + dt.timedelta(days=1))

    assert again == Added(first.release_id, False, first.decision_ids)
    assert journal.count() == 1
    assert journal.decision(*first.decision_ids).decision.status is Status.ADOPTED


def test_a_batch_answers_for_each_of_its_files(journal: SqlJournal) -> None:
    """Files known before and files that stand twice in the batch are not new."""
    known = add(journal, "[Первое]")
    batch = [sample("[Второе]"), sample("[Первое]"), sample("[Второе]"), sample("[Третье]")]

    added = journal.add_all(batch, author="test", at=NOW)

    assert [item.new for item in added] == [True, False, False, True]
    assert added[1].release_id == known.release_id
    assert added[0].release_id == added[2].release_id
    assert added[0].decision_ids == added[2].decision_ids
    assert sorted(found(journal)) == ["Второе", "Первое", "Третье"]


def test_a_release_without_decisions(journal: SqlJournal) -> None:
    """It is kept, and found nowhere."""
    added = add(journal, "Поздравляем с праздником!")

    assert added.decision_ids == ()
    assert journal.release(added.release_id).decision_ids == ()
    assert found(journal) == []


@pytest.mark.parametrize("text", ["до\x00после", "пол\ud800пары"])
def test_text_that_no_database_stores(journal: SqlJournal, text: str) -> None:
    """The message names the sign, and nothing is stored."""
    file = replace(received("bytes"), release=replace(received("").release, text=text))

    with pytest.raises(JournalError, match=r"U\+(0000|D800)"):
        journal.add(file, Extraction(None, None, None, ()), author="test", at=NOW)
    assert journal.count() == 0


def test_extreme_values(journal: SqlJournal) -> None:
    """Numbers and names larger than columns and indexes hold are facts all the same."""
    file, extraction = sample("[открыть]", organizations=("Ъ" * 5000,))
    decision = replace(extraction.decisions[0], amount=Quantity(10**30))
    added = journal.add(file, replace(extraction, decisions=(decision,)), author="test", at=NOW)

    record = journal.decision(*added.decision_ids)

    assert record.decision.amount == Quantity(10**30)
    assert record.entities[0].name == "Ъ" * 5000


def test_the_day_is_the_decisions_else_the_releases_else_the_arrivals(journal: SqlJournal) -> None:
    """The log sorts each decision by the best day that is known."""
    decided, published = dt.date(2026, 2, 3), dt.date(2026, 2, 20)
    ids = [
        *add(journal, "[Первое]", day=decided, published=published).decision_ids,
        *add(journal, "[Второе]", published=published).decision_ids,
        *add(journal, "[Третье]", published=None).decision_ids,
    ]

    assert [journal.decision(id_).day for id_ in ids] == [decided, published, NOW.date()]
