"""What was handed in together is taken back and given back as a whole or one by one, on each database."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from journal.arrivals.records import Lease
from journal.contract import BadQuery, NotFound
from journal.records import Doubts, Follow, Links, Lists, Query, Ruling, Said, Verdict
from journal.signed import Signed
from journal.store import SqlJournal
from journal.submissions.records import Handed
from tests.journal.samples import NOW, add, received, sample

LATER = NOW + dt.timedelta(days=2)
SEDOVA = Signed("Седова", LATER, "не та папка")
WORKER = Lease("worker", dt.timedelta(minutes=5))
FACTS = {"organizations": ("Центр занятости",), "initiative": "Кадры под ключ"}


def hand_in(journal: SqlJournal, marked: str, key: str = "k1", **facts: object) -> int:
    """A release that came with a submission; its id."""
    sent, extraction = sample(marked, **facts)
    journal.submissions.begin(key, "Седова", NOW)
    journal.receive(sent, author="Седова", at=NOW, lease=WORKER, submission=key)
    claim = journal.arrivals.begin(sent.sha256, NOW, WORKER)
    assert claim
    added = journal.finish(claim, extraction, at=NOW)
    assert added
    return added.release_id


def counts(journal: SqlJournal) -> dict[str, int]:
    """What each part of the log says of a small one."""
    found = journal.find(Query())
    entities = journal.entities("organization")
    return {
        "found": found.total,
        "walked": len(list(journal.walk(Query()))),
        "facets": sum(count.count for count in found.facets.get("kinds", ())),
        "tallied": sum(journal.tally(Query(), "kinds").values()),
        "entity": sum(entity.decisions for entity in entities),
        "named": sum(len(journal.registry.namings(entity.id)) for entity in entities),
        "due": journal.count_follow_up(Follow(Lists.DUE, NOW.date(), 365)),
        "doubtful": journal.count_uncertain() + len(journal.uncertain(Doubts())),
        "releases": journal.count(),
        "news": len(journal.news(Query(), 0, 100)[1]),
    }


def test_taken_back_it_is_gone_from_everywhere_and_comes_back(journal: SqlJournal) -> None:
    """Log, facets, registry, deadlines and news; what was there before and after is the same."""
    deadline = (dt.date(2026, 4, 1), dt.date(2026, 4, 1))
    release = hand_in(journal, "[Открыть центр]\n[Принять план]", "k1", deadline=deadline, **FACTS)
    before, facts = counts(journal), journal.release(release)
    journal.submissions.withdraw("k1", SEDOVA)
    gone = counts(journal)
    problems = list(journal.check())
    journal.submissions.withdraw("k1", Signed("Ким", LATER, "всё-таки та"), back=False)

    assert set(gone.values()) == {0}
    assert problems == []
    assert counts(journal) == before
    assert min(value for name, value in before.items() if name != "doubtful") > 0
    assert journal.release(release) == facts
    assert list(journal.check()) == []


def test_what_is_taken_back_can_be_read(journal: SqlJournal) -> None:
    """Text, bytes, decisions by their numbers, and who took it back and why; the past still has it."""
    release = hand_in(journal, "[Открыть центр]")
    journal.submissions.withdraw_release(release, SEDOVA)
    record = journal.release(release)

    assert record.withdrawal
    assert (record.withdrawal.author, record.withdrawal.at, record.withdrawal.reason) == (
        "Седова",
        LATER,
        "не та папка",
    )
    assert (record.decision_ids, record.extraction.decisions, record.release.text) == ((), (), "Открыть центр")
    assert journal.raw(release) == "Открыть центр".encode()
    assert journal.decision(1).decision.content.text == "Открыть центр"
    assert [item.withdrawn for item in journal.submissions.history(release)] == [True]
    assert journal.find(Query(as_of=NOW.date())).total == 1
    assert journal.find(Query(as_of=LATER.date())).total == 0


def test_one_submission_leaves_the_others(journal: SqlJournal) -> None:
    """What the log had before, or got from somebody else, stays."""
    hand_in(journal, "[Открыть центр]", "k1")
    hand_in(journal, "[Закрыть отдел]", "k2")
    journal.receive(received("Открыть центр"), author="Седова", at=NOW, submission="k2")
    journal.submissions.note("k2", Handed("scan.bin", 7, reason="Это не текст."))
    journal.submissions.withdraw("k2", SEDOVA)
    found = journal.submissions.get("k2")

    assert [hit.record.decision.content.text for hit in journal.find(Query()).items] == ["Открыть центр"]
    assert (found.files, found.new, found.withdrawn, found.is_withdrawn) == (3, 1, 1, True)
    assert [(file.new, file.reason) for file in journal.submissions.files("k2")] == [
        (True, ""),
        (False, ""),
        (False, "Это не текст."),
    ]
    assert [one.key for one in journal.submissions.newest("Седова")] == ["k1", "k2"]
    assert journal.submissions.newest("Ким") == ()


def test_what_waits_is_not_listed_once_it_is_read(journal: SqlJournal) -> None:
    """A worker ends its work as ever, and giving back lists what it read."""
    sent, extraction = sample("[Открыть центр]", **FACTS)
    journal.submissions.begin("k1", "Седова", NOW)
    journal.receive(sent, author="Седова", at=NOW, submission="k1")
    journal.submissions.withdraw("k1", SEDOVA)
    claim = journal.arrivals.begin(sent.sha256, NOW, WORKER)
    assert claim
    added = journal.finish(claim, extraction, at=NOW)

    assert added
    assert added.decision_ids == ()
    assert counts(journal)["found"] == counts(journal)["entity"] == counts(journal)["releases"] == 0
    assert list(journal.check()) == []
    journal.submissions.withdraw("k1", SEDOVA, back=False)
    assert counts(journal)["found"] == 1
    assert list(journal.check()) == []


def test_neither_bytes_nor_a_new_extraction_bring_it_back(journal: SqlJournal) -> None:
    """Only a person does; what was read meanwhile is what comes back."""
    release = hand_in(journal, "[Открыть центр]\nПринять план")
    journal.submissions.withdraw_release(release, SEDOVA)
    sent, newer = sample("[Открыть центр]\n[Принять план]")

    assert journal.add(sent, newer, author="", at=LATER).release_id == release
    assert journal.revise(release, newer, author="", at=LATER).decision_ids == ()
    assert journal.find(Query()).total == 0
    journal.submissions.withdraw_release(release, SEDOVA, back=False)
    assert journal.find(Query()).total == 2
    assert list(journal.check()) == []


def test_what_people_said_survives(journal: SqlJournal) -> None:
    """A rejected decision stays out when its release is given back, an accepted one stays accepted."""
    release = hand_in(journal, "[Открыть центр]\n[Принять план]")
    journal.review(Said(1, Verdict.REJECTED), author="Ким", at=NOW)
    journal.review(Said(2, Verdict.ACCEPTED), author="Ким", at=NOW)
    journal.submissions.withdraw_release(release, SEDOVA)
    assert list(journal.reviewed()) == []
    journal.submissions.withdraw_release(release, SEDOVA, back=False)

    assert [(hit.record.id, hit.record.verdict) for hit in journal.find(Query()).items] == [(2, Verdict.ACCEPTED)]
    assert [record.id for record in journal.reviewed()] == [release]


def test_a_reprint_becomes_the_source(journal: SqlJournal) -> None:
    """What only repeated it is counted once it is taken back, and as a copy again after that."""
    first = hand_in(journal, "[Открыть центр]", "k1", published=dt.date(2026, 3, 1))
    second = hand_in(journal, "Главное\n[Открыть центр]", "k2", published=dt.date(2026, 3, 2))
    journal.rule(Links.REPRINT, (first, second), Ruling.ACCEPTED, author="Ким", at=NOW)
    once = Query(reprints=False)
    before = [hit.record.release_id for hit in journal.find(once).items]
    journal.submissions.withdraw("k1", SEDOVA)
    without = [hit.record.release_id for hit in journal.find(once).items]
    group = journal.reprints(second)
    problems = list(journal.check())
    journal.submissions.withdraw("k1", SEDOVA, back=False)

    assert (before, without) == ([first], [second])
    assert (group, problems) == ((), [])
    assert [hit.record.release_id for hit in journal.find(once).items] == [first]
    assert len(journal.reprints(second)) == 2


def test_nothing_is_done_twice(journal: SqlJournal) -> None:
    """Taking back what is gone, giving back what is there, another's submission, none at all."""
    release = hand_in(journal, "[Открыть центр]")
    book = journal.submissions
    with pytest.raises(BadQuery, match="ничего из этого не отозвано"):
        book.withdraw("k1", SEDOVA, back=False)
    book.withdraw_release(release, SEDOVA)
    for again in (lambda: book.withdraw("k1", SEDOVA), lambda: book.withdraw_release(release, SEDOVA)):
        with pytest.raises(BadQuery, match="Отзывать нечего"):
            again()
    with pytest.raises(BadQuery, match="кто-то другой"):
        book.begin("k1", "Ким", NOW)
    for unknown in (lambda: book.get("no"), lambda: book.withdraw("no", SEDOVA), lambda: book.history(9)):
        with pytest.raises(NotFound):
            unknown()
    with pytest.raises(NotFound):
        book.note("no", Handed("a.txt", 1))


def test_everything_holds_after_a_rebuild(journal: SqlJournal, tmp_path: Path) -> None:
    """The index made anew has what the live one had."""
    hand_in(journal, "[Открыть центр]", "k1")
    add(journal, "[Закрыть отдел]")
    journal.submissions.withdraw("k1", SEDOVA)

    assert journal.rebuild() == 1
    assert journal.find(Query(text="центр")).total == 0
