"""The laws of `journal.contract.Journal`, on every database: facts are revisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journal.contract import NotFound
from journal.records import Added, Query
from journal.store import SqlJournal
from nlp.facts import Extraction, Kind, Status
from tests.journal.samples import NOW, add, found, sample

MINISTRY = "Министерство труда Тверской области"


def test_the_newest_revision_is_what_is_found(journal: SqlJournal) -> None:
    """The one before is no longer listed, by words or without."""
    added = add(journal, "Решено [открыть центр] и [закрыть школу].")
    assert len(found(journal, "решено")) == 2
    _, extraction = sample("Решено открыть центр и [закрыть школу].")

    revised = journal.revise(added.release_id, extraction, author="правка", at=NOW)

    record = journal.release(added.release_id)
    assert (record.revision, record.author, record.extraction) == (2, "правка", extraction)
    assert revised == Added(added.release_id, False, added.decision_ids[1:])
    assert found(journal) == found(journal, "решено") == ["закрыть школу"]
    assert [item.id for item in journal.walk(Query())] == list(revised.decision_ids)


def test_ids_stay_where_kind_and_place_stay(journal: SqlJournal) -> None:
    """Links to a decision go on working when its other facts change."""
    text = "Решено [открыть центр] и [закрыть школу]."
    added = add(journal, text)
    _, done = sample(text, status=Status.DONE, organizations=(MINISTRY,))
    _, launched = sample(text, kind=Kind.LAUNCH)

    same = journal.revise(added.release_id, done, author="test", at=NOW)
    other = journal.revise(added.release_id, launched, author="test", at=NOW)
    back = journal.revise(added.release_id, done, author="test", at=NOW)

    assert same.decision_ids == back.decision_ids == added.decision_ids
    assert set(other.decision_ids).isdisjoint(added.decision_ids)
    record = journal.decision(added.decision_ids[0])
    assert (record.decision.status, record.revision) == (Status.DONE, 4)
    assert [link.name for link in record.entities] == [MINISTRY]


def test_two_decisions_of_one_kind_and_place(journal: SqlJournal) -> None:
    """They are two, in their order, and stay so."""
    file, extraction = sample("Решено [открыть центр].")
    twice = replace(extraction, decisions=extraction.decisions * 2)
    added = journal.add(file, twice, author="test", at=NOW)

    revised = journal.revise(added.release_id, twice, author="test", at=NOW)

    assert len(set(added.decision_ids)) == 2
    assert revised.decision_ids == added.decision_ids


def test_a_decision_that_is_gone_can_still_be_read(journal: SqlJournal) -> None:
    """As it was last."""
    added = add(journal, "Решено [открыть центр].", organizations=(MINISTRY,))
    journal.revise(added.release_id, Extraction(None, None, None, ()), author="test", at=NOW)

    record = journal.decision(*added.decision_ids)

    assert record.decision.content.text == "открыть центр"
    assert [link.name for link in record.entities] == [MINISTRY]
    assert found(journal) == []


def test_what_is_not_there_cannot_be_revised(journal: SqlJournal) -> None:
    """And nothing is left behind by the attempt."""
    with pytest.raises(NotFound, match="77"):
        journal.revise(77, Extraction(None, None, None, ()), author="test", at=NOW)
    add(journal, "Решено [открыть центр].")
    assert found(journal, "центр") == ["открыть центр"]
