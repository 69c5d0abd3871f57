"""What people say of decisions holds, is kept with its author and time, and can be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from journal.contract import BadQuery, NotFound
from journal.records import Doubts, Missed, Query, Said, Verdict
from journal.store import SqlJournal
from nlp.facts import Decision, Extraction, Kind, Mention, Status
from tests.journal.samples import NOW, add, sample

TEXT = "[Открыть центр]\n[Принять закон]\n[Закрыть отдел]"
LATER = NOW + dt.timedelta(days=1)


def say(journal: SqlJournal, decision_id: int, verdict: Verdict, after: Decision | None = None) -> None:
    """A word of the reviewer."""
    journal.review(Said(decision_id, verdict, after, "потому что"), author="Седова", at=LATER)


def contents(journal: SqlJournal) -> list[str]:
    """What the log lists and finds, by id."""
    found = journal.find(Query(limit=100)).items
    return [hit.record.decision.content.text for hit in sorted(found, key=lambda hit: hit.record.id)]


def reread(journal: SqlJournal, change: Sequence[Decision]) -> None:
    """A new extraction of the first release."""
    _, extraction = sample(TEXT)
    journal.revise(1, replace(extraction, decisions=tuple(change)), author="", at=LATER)


def read(**changes: object) -> tuple[Extraction, Decision]:
    """The sample and its first decision with changes."""
    _, extraction = sample(TEXT)
    return extraction, replace(extraction.decisions[0], **changes)  # type: ignore[arg-type]


def test_a_correction_is_what_the_log_says(journal: SqlJournal) -> None:
    """Same id, new values, found by them; the others stay."""
    add(journal, TEXT)
    _, corrected = read(kind=Kind.LAUNCH, status=Status.DONE)
    say(journal, 1, Verdict.CORRECTED, corrected)

    assert journal.decision(1).decision == corrected
    assert journal.decision(1).verdict is Verdict.CORRECTED
    assert [hit.record.id for hit in journal.find(Query(kinds=("launch",))).items] == [1]
    assert journal.release(1).decision_ids == (1, 2, 3)
    assert journal.release(1).extraction.decisions[0] == corrected
    assert list(journal.check()) == []


def test_what_was_said_before_stays_readable(journal: SqlJournal) -> None:
    """The reviews tell the old and the new value, and the log as of the day before has the old one."""
    add(journal, TEXT)
    extraction, corrected = read(kind=Kind.LAUNCH)
    say(journal, 1, Verdict.CORRECTED, corrected)
    (review,) = journal.reviews(1)
    then = journal.find(Query(as_of=NOW.date(), kinds=("launch",)))

    assert (review.before, review.after) == (extraction.decisions[0], corrected)
    assert (review.author, review.at, review.reason) == ("Седова", LATER, "потому что")
    assert then.total == 0


@pytest.mark.parametrize("kept", [0, 1, 3])
def test_a_correction_survives_a_new_extraction(journal: SqlJournal, kept: int) -> None:
    """Whatever the program reads of the act later: the same, something close, nothing."""
    add(journal, TEXT)
    extraction, corrected = read(kind=Kind.LAUNCH, content=Mention(8, 13, "центр"))
    say(journal, 1, Verdict.CORRECTED, corrected)
    reread(journal, extraction.decisions[:kept])

    assert journal.decision(1).decision == corrected
    assert contents(journal) == ["центр", "Принять закон", "Закрыть отдел"][: max(1, kept)]
    assert journal.release(1).decision_ids[0] == 1
    assert list(journal.check()) == []


def test_another_reading_of_the_act_gives_way(journal: SqlJournal) -> None:
    """A wider content of another kind is no second decision."""
    add(journal, TEXT)
    extraction, wider = read(kind=Kind.PLAN, content=Mention(0, 27, TEXT.replace("[", "").replace("]", "")[:27]))
    say(journal, 1, Verdict.ACCEPTED)
    reread(journal, [wider, extraction.decisions[2]])

    assert contents(journal) == ["Открыть центр", "Закрыть отдел"]


def test_a_rejected_decision_stays_out(journal: SqlJournal) -> None:
    """Also after a new extraction; its page and what was said of it can be read."""
    add(journal, TEXT)
    extraction, _ = read()
    say(journal, 2, Verdict.REJECTED)
    reread(journal, extraction.decisions)

    assert contents(journal) == ["Открыть центр", "Закрыть отдел"]
    assert journal.decision(2).verdict is Verdict.REJECTED
    assert list(journal.check()) == []


def test_undoing_goes_back_one_step(journal: SqlJournal) -> None:
    """From the second correction to the first, and from the first to what the program read."""
    add(journal, TEXT)
    extraction, first = read(kind=Kind.LAUNCH)
    say(journal, 1, Verdict.CORRECTED, first)
    say(journal, 1, Verdict.CORRECTED, replace(first, kind=Kind.PLAN))
    said = []
    for _ in range(2):
        say(journal, 1, Verdict.UNDONE)
        said.append((journal.decision(1).decision, journal.decision(1).verdict))

    assert said == [(first, Verdict.CORRECTED), (extraction.decisions[0], None)]
    assert journal.release(1).decision_ids == (1, 2, 3)
    assert len(journal.reviews(1)) == 4
    assert list(journal.check()) == []


def test_a_rejection_is_undone(journal: SqlJournal) -> None:
    """The decision is back under its number."""
    add(journal, TEXT)
    say(journal, 2, Verdict.REJECTED)
    say(journal, 2, Verdict.UNDONE)

    assert contents(journal) == ["Открыть центр", "Принять закон", "Закрыть отдел"]


def test_nothing_to_undo(journal: SqlJournal) -> None:
    """Is said, and so is an unknown decision."""
    add(journal, TEXT)

    with pytest.raises(BadQuery, match="отменять нечего"):
        say(journal, 1, Verdict.UNDONE)
    with pytest.raises(NotFound):
        say(journal, 9, Verdict.ACCEPTED)


def test_the_last_word_of_an_author(journal: SqlJournal) -> None:
    """Is the newest that was not taken back."""
    add(journal, TEXT)
    say(journal, 3, Verdict.ACCEPTED)
    say(journal, 1, Verdict.REJECTED)
    last = [journal.last_reviewed("Седова")]
    say(journal, 1, Verdict.UNDONE)
    last.append(journal.last_reviewed("Седова"))

    assert last == [1, 3]
    assert journal.last_reviewed("другой") is None


def doubtful(journal: SqlJournal, *probabilities: float) -> None:
    """A release with decisions of these certainties."""
    received, extraction = sample("\n".join(f"[Решение {number}]" for number in range(len(probabilities))))
    pairs = zip(extraction.decisions, probabilities, strict=True)
    decisions = tuple(replace(decision, probability=value) for decision, value in pairs)
    journal.add(received, replace(extraction, decisions=decisions), author="", at=NOW)


def test_the_least_certain_come_first(journal: SqlJournal) -> None:
    """Certain ones do not come, nor those that somebody has looked at; a page goes on after the last."""
    doubtful(journal, 0.65, 0.41, 0.95, 0.5)
    queue = [record.id for record in journal.uncertain(Doubts())]
    rest = journal.uncertain(Doubts(after=(0.41, 2)))
    say(journal, 2, Verdict.ACCEPTED)

    assert queue == [2, 4, 1]
    assert [record.id for record in rest] == [4, 1]
    assert [record.id for record in journal.uncertain(Doubts(limit=1))] == [4]
    assert journal.uncertain(Doubts(regions=("RU-OMS",))) == ()


def test_how_far_people_have_come(journal: SqlJournal) -> None:
    """What is left, what was looked at, and a precision between its ends that rises with what proves right."""
    doubtful(journal, *[0.6] * 30)
    before = journal.review_state()
    for id_ in range(1, 11):
        say(journal, id_, Verdict.ACCEPTED)
    after = journal.review_state()

    assert (before.left, before.reviewed, before.unreviewed) == (30, 0, 30)
    assert (after.left, after.reviewed, after.unreviewed) == (20, 10, 20)
    assert before.precision and after.precision
    assert before.precision.middle == pytest.approx(0.6)
    assert before.precision.low < 0.6 < before.precision.high
    assert after.precision.middle > before.precision.middle


def test_releases_that_are_looked_at_as_a_whole(journal: SqlJournal) -> None:
    """Only where nothing is left, rejected decisions included."""
    add(journal, TEXT)
    add(journal, "[Другое]")
    for id_, verdict in ((1, Verdict.ACCEPTED), (2, Verdict.REJECTED), (3, Verdict.ACCEPTED)):
        assert list(journal.reviewed()) == []
        say(journal, id_, verdict)

    (release,) = journal.reviewed()
    assert [decision.content.text for decision in release.extraction.decisions] == ["Открыть центр", "Закрыть отдел"]


def missed(journal: SqlJournal) -> tuple[int, Decision]:
    """A decision of the first release that only a person has found."""
    _, extraction = sample("Открыть центр\nПринять [закон о труде]\nЗакрыть отдел")
    text = journal.release(1).release.text
    place = text.index("закон")
    content = Mention(place, place + 5, "закон")
    decision = replace(extraction.decisions[0], kind=Kind.APPROVAL, content=content, evidence=(content,))
    return journal.enter(Missed(1, decision, "пропущено"), author="Седова", at=LATER).decision_id, decision


def test_a_missed_decision_is_entered(journal: SqlJournal) -> None:
    """It is listed and found as others are, with its author, and not before it was entered."""
    add(journal, "Открыть центр\nПринять закон\n[Закрыть отдел]")
    id_, decision = missed(journal)
    (review,) = journal.reviews(id_)

    assert journal.decision(id_).decision == decision
    assert journal.release(1).decision_ids == (id_, 1)
    assert contents(journal) == ["Закрыть отдел", "закон"]
    assert (review.verdict, review.author, review.reason) == (Verdict.ADDED, "Седова", "пропущено")
    assert journal.find(Query(as_of=NOW.date())).total == 1
    assert list(journal.check()) == []
    with pytest.raises(NotFound):
        journal.enter(Missed(99, decision), author="", at=LATER)


@pytest.mark.parametrize("found", [False, True])
def test_what_was_entered_survives_a_new_extraction(journal: SqlJournal, found: bool) -> None:
    """A program that learns to find it finds nothing twice."""
    add(journal, "Открыть центр\nПринять закон\n[Закрыть отдел]")
    id_, decision = missed(journal)
    _, extraction = sample("Открыть центр\nПринять закон\n[Закрыть отдел]")
    own = replace(decision, content=Mention(14, 27, "Принять закон"), status=Status.DONE)
    later = replace(extraction, decisions=((own,) if found else ()) + extraction.decisions)
    journal.revise(1, later, author="", at=LATER)

    assert journal.decision(id_).decision == decision
    assert contents(journal) == ["Закрыть отдел", "закон"]


def test_what_was_entered_is_corrected_and_taken_back(journal: SqlJournal) -> None:
    """Like any other, one step after the other; it tells nothing of how right the program is."""
    add(journal, "Открыть центр\nПринять закон\n[Закрыть отдел]")
    id_, decision = missed(journal)
    before = journal.review_state()
    say(journal, id_, Verdict.CORRECTED, replace(decision, status=Status.DONE))

    assert journal.decision(id_).decision.status is Status.DONE
    assert journal.review_state() == before
    say(journal, id_, Verdict.UNDONE)
    assert journal.decision(id_).decision == decision
    assert journal.last_reviewed("Седова") == id_
    say(journal, id_, Verdict.UNDONE)
    assert contents(journal) == ["Закрыть отдел"]
    assert list(journal.check()) == []
    with pytest.raises(BadQuery):
        say(journal, 1, Verdict.ADDED)
