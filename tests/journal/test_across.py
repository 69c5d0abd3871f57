"""Reprints, undertakings and the log as of a day, on every database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from journal.contract import NotFound
from journal.records import Days, Follow, Links, Lists, Order, Query, Ruling
from journal.store import SqlJournal
from linking.reprints import Change
from linking.threads import Stage
from nlp.facts import Kind, Status
from tests.journal.samples import NOW, add, sample

LATER = NOW + dt.timedelta(days=10)
END = dt.date(2030, 1, 1)
BODY = """Ржевский колледж получит станки
Министерство образования Тверской области решило [открыть в Ржевском колледже четыре мастерские для сварщиков].
В колледже учатся шестьсот сорок человек, и каждый третий из них осваивает рабочую профессию для заводов района.
Министр Ирина Лаптева рассказала об этом директорам предприятий на встрече, которая прошла в актовом зале.
Наставники с завода будут вести практику дважды в неделю и принимать экзамены вместе с преподавателями."""
REWRITTEN = """Коротко о новостях недели
Министерство образования Тверской области решило [открыть в Ржевском колледже четыре мастерские для сварщиков].
В колледже учатся шестьсот сорок человек, и каждый третий осваивает рабочую профессию для заводов района."""
OTHER = """Погода на выходные
В субботу ожидается дождь со снегом, дороги будут скользкими, водителей просят сменить шины заранее и не спешить.
[Закупить песок и соль для посыпки улиц города] поручено коммунальным службам района до конца недели."""


def found(journal: SqlJournal, text: str = "", **asked: Any) -> list[str]:
    """The contents of what a query finds, and of the walk over the same."""
    query = replace(Query(text), **asked)
    page = journal.find(query)
    walked = [record.decision.content.text for record in journal.walk(query)]
    contents = [hit.record.decision.content.text for hit in page.items]

    assert page.total == len(walked)
    assert sum(count.count for count in page.facets["kinds"]) == page.total
    if query.order is not Order.RELEVANCE and (query.as_of or not text):
        assert contents == walked[: query.limit]
    return contents


class TestAsOf:
    """The log as it stood on a day."""

    def revised(self, journal: SqlJournal) -> int:
        """A release read twice: the first reading stood for ten days."""
        added = add(journal, "Решено [открыть центр].\nРешено [ремонт зала].", kind=Kind.LAUNCH)
        file, extraction = sample("Решено [открыть центр].\nРешено ремонт зала.", kind=Kind.LAUNCH, status=Status.DONE)
        assert file.release == journal.release(added.release_id).release
        journal.revise(added.release_id, extraction, author="разбор", at=LATER)
        return added.release_id

    def test_before_and_after_a_revision(self, journal: SqlJournal) -> None:
        """What was dropped or changed is found as it was, and only by days before."""
        self.revised(journal)

        assert found(journal) == ["открыть центр"]
        assert found(journal, as_of=LATER.date()) == ["открыть центр"]
        assert sorted(found(journal, as_of=NOW.date())) == ["открыть центр", "ремонт зала"]
        assert found(journal, as_of=NOW.date() - dt.timedelta(days=1)) == []

    def test_filters_and_words_are_of_then(self, journal: SqlJournal) -> None:
        """Statuses, words and days are asked of the facts that held on the day."""
        self.revised(journal)

        assert found(journal, "зал", as_of=NOW.date()) == ["ремонт зала"]
        assert found(journal, "залы") == []
        assert len(found(journal, as_of=NOW.date(), statuses=("adopted",))) == 2
        assert found(journal, as_of=NOW.date(), statuses=("done",)) == []
        assert found(journal, as_of=LATER.date(), statuses=("done",)) == ["открыть центр"]
        assert found(journal, as_of=NOW.date(), days=Days(since=dt.date(2026, 3, 2))) == []

    def test_what_stays_the_same_is_not_kept_twice(self, journal: SqlJournal) -> None:
        """An unchanged decision holds since the first extraction that said so."""
        added = add(journal, "Решено [открыть центр].")
        journal.revise(added.release_id, sample("Решено [открыть центр].")[1], author="разбор", at=LATER)

        assert journal.decision(*added.decision_ids).since == NOW
        assert found(journal, as_of=NOW.date()) == ["открыть центр"]

    def test_a_decision_may_come_back(self, journal: SqlJournal) -> None:
        """Each time has what held in it."""
        release_id = self.revised(journal)
        again = LATER + dt.timedelta(days=10)
        _, first = sample("Решено [открыть центр].\nРешено [ремонт зала].", kind=Kind.LAUNCH)
        journal.revise(release_id, first, author="разбор", at=again)

        counts = [len(found(journal, as_of=day.date())) for day in (NOW, LATER, again)]
        assert counts == [2, 1, 2]

    def test_pages_join_past_and_present(self, journal: SqlJournal) -> None:
        """A cursor leads through both, each decision once."""
        self.revised(journal)
        for day in range(1, 6):
            add(journal, f"Поручено [провести курсы {day}].", published=dt.date(2026, 2, day))
        query = Query(as_of=NOW.date(), limit=2)
        seen: list[int] = []
        page = journal.find(query)
        while True:
            seen += [hit.record.id for hit in page.items]
            if page.next is None:
                break
            page = journal.find(replace(query, cursor=page.next))

        assert len(seen) == len(set(seen)) == page.total == 7


class TestReprints:
    """The same release on several sites."""

    def test_a_shortened_copy_is_grouped_under_the_earliest_source(self, journal: SqlJournal) -> None:
        """The earliest published is the first, though it came last."""
        copy = add(journal, REWRITTEN, published=dt.date(2026, 3, 2))
        other = add(journal, OTHER)
        first = add(journal, BODY, published=dt.date(2026, 3, 1))

        group = journal.reprints(copy.release_id)

        assert [item.id for item in group] == [first.release_id, copy.release_id]
        assert [(item.first, item.own) for item in group] == [(True, 1), (False, 0)]
        assert journal.reprints(first.release_id) == group
        assert journal.reprints(other.release_id) == ()
        assert list(journal.check()) == []

    def test_a_group_is_counted_once_where_asked(self, journal: SqlJournal) -> None:
        """With words and without: the copy's decision is left out, also by the index."""
        copy = add(journal, REWRITTEN, published=dt.date(2026, 3, 2))
        first = add(journal, BODY, published=dt.date(2026, 3, 1))

        for text in ("", "мастерская"):
            assert len(found(journal, text)) == 2
            once = journal.find(Query(text, reprints=False))
            assert [hit.record.id for hit in once.items] == list(first.decision_ids)
            assert once.total == 1
        assert journal.decision(*copy.decision_ids).copy_of == first.decision_ids[0]

    def test_what_only_the_copy_tells_counts(self, journal: SqlJournal) -> None:
        """A decision that the earliest source lacks is an original."""
        add(journal, REWRITTEN, published=dt.date(2026, 3, 1))
        longer = f"{BODY}\nКроме того, решено [построить новое общежитие на двести мест]."
        add(journal, longer, published=dt.date(2026, 3, 2))

        assert sorted(hit.record.decision.content.text[:9] for hit in journal.find(Query(reprints=False)).items) == [
            "открыть в",
            "построить",
        ]

    def test_a_difference(self, journal: SqlJournal) -> None:
        """Words that stand in one only are told apart from those of both."""
        first, copy = add(journal, BODY), add(journal, REWRITTEN)

        pieces = journal.difference(first.release_id, copy.release_id)

        assert "недели" in "".join(piece.text for piece in pieces if piece.change is Change.SECOND)
        assert "Ирина Лаптева" in "".join(piece.text for piece in pieces if piece.change is Change.FIRST)
        with pytest.raises(NotFound):
            journal.difference(first.release_id, 99)

    def test_people_have_the_last_word(self, journal: SqlJournal) -> None:
        """A rejected pair stays apart over re-extractions; taking it back joins it again."""
        first, copy = add(journal, BODY), add(journal, REWRITTEN)
        ids = first.release_id, copy.release_id
        journal.rule(Links.REPRINT, ids, Ruling.REJECTED, author="Седова", at=NOW)
        assert journal.reprints(ids[0]) == ()
        assert journal.find(Query("мастерская", reprints=False)).total == 2

        journal.revise(ids[1], sample(REWRITTEN)[1], author="разбор", at=LATER)
        assert journal.reprints(ids[0]) == ()

        journal.rule(Links.REPRINT, ids, Ruling.UNDONE, author="Ильин", at=LATER)
        assert [item.id for item in journal.reprints(ids[0])] == [*ids]
        assert [(item.ruling, item.author) for item in journal.rulings(Links.REPRINT, ids)] == [
            (Ruling.UNDONE, "Ильин"),
            (Ruling.REJECTED, "Седова"),
        ]
        assert list(journal.check()) == []


MINISTRY = ("Министерство образования Тверской области",)
PLANNED = "Министерство решило [открыть в Ржевском колледже четыре мастерские для сварщиков] до лета."
POSTPONED = "Министерство планирует [открыть четыре мастерские для сварщиков в Ржевском колледже] к осени."
OPENED = "Вчера [открылись четыре мастерские для сварщиков в Ржевском колледже], гости довольны."


class TestThreads:
    """Undertakings across releases."""

    def told(self, journal: SqlJournal) -> list[int]:
        """Decided in March, put off in June, done in August."""
        told = (
            (PLANNED, Status.ADOPTED, dt.date(2026, 3, 1), dt.date(2026, 6, 1)),
            (POSTPONED, Status.PLANNED, dt.date(2026, 6, 10), dt.date(2026, 9, 1)),
            (OPENED, Status.DONE, dt.date(2026, 8, 20), None),
        )
        return [
            id_
            for text, status, day, deadline in told
            for id_ in add(
                journal,
                text,
                kind=Kind.LAUNCH,
                status=status,
                published=day,
                deadline=(deadline, deadline) if deadline else None,
                organizations=MINISTRY,
            ).decision_ids
        ]

    def test_how_far_it_had_come(self, journal: SqlJournal) -> None:
        """Adopted, overdue, put off, done: each day has its stage, deadline and evidence."""
        first, second, third = self.told(journal)
        seen = {day: journal.thread(second, day) for day in (dt.date(2026, month, 5) for month in (4, 6, 7, 9))}

        assert [record.outcome.stage for record in seen.values()] == [
            Stage.ADOPTED,
            Stage.OVERDUE,
            Stage.PLANNED,
            Stage.DONE,
        ]
        assert [record.outcome.decisive.id for record in seen.values()] == [first, first, second, third]
        last = seen[dt.date(2026, 9, 5)]
        assert [item.id for item in last.decisions] == [first, second, third]
        assert [interval.end.month for _, interval in last.outcome.deadlines] == [6, 9]
        with pytest.raises(NotFound):
            journal.thread(first, dt.date(2026, 1, 1))

    def test_lists(self, journal: SqlJournal) -> None:
        """Due, overdue and silent as of any day, whatever was told later; what is done is on none."""
        first, *_ = self.told(journal)
        (quiet,) = add(journal, OTHER, status=Status.PLANNED, published=dt.date(2026, 1, 10)).decision_ids

        def listed(list_: Lists, day: dt.date, **asked: Any) -> list[int]:
            follow = replace(Follow(list_, day), **asked)
            return [record.id for record in journal.follow_up(follow)]

        assert listed(Lists.DUE, dt.date(2026, 5, 20)) == [first]
        assert listed(Lists.DUE, dt.date(2026, 4, 20)) == []
        assert listed(Lists.OVERDUE, dt.date(2026, 6, 5)) == [first]
        assert listed(Lists.OVERDUE, dt.date(2026, 6, 5), regions=("RU-MOW",)) == []
        assert listed(Lists.DUE, dt.date(2026, 8, 15)) == [first]
        assert listed(Lists.OVERDUE, END) == []
        assert listed(Lists.SILENT, dt.date(2026, 7, 10), days=100) == [quiet]
        assert listed(Lists.SILENT, dt.date(2026, 2, 10), days=100) == []

    def test_the_most_urgent_first_whenever_told(self, journal: SqlJournal) -> None:
        """What was told of since the day stands among what was not, and pages follow on."""
        first, *_ = self.told(journal)  # its deadline of then, 1 June, was moved later
        early, late = (dt.date(2026, 5, 25), dt.date(2026, 6, 9))
        texts = {early: "Минтруд решил [создать совет наставников].", late: "Завод решил [построить общежитие]."}
        others = {day: add(journal, text, deadline=(day, day)).decision_ids[0] for day, text in texts.items()}
        asked = Follow(Lists.DUE, dt.date(2026, 5, 20))

        in_order = [record.id for record in journal.follow_up(asked)]

        assert in_order == [others[early], first, others[late]]
        pages = [journal.follow_up(replace(asked, limit=1, offset=place)) for place in range(4)]
        assert [[record.id for record in page] for page in pages] == [[id_] for id_ in in_order] + [[]]

    def test_a_ruling_survives_re_extraction(self, journal: SqlJournal) -> None:
        """Rejected decisions part for good, also when their places are read anew with another kind."""
        first, second, third = self.told(journal)
        journal.rule(Links.THREAD, (first, second), Ruling.REJECTED, author="Седова", at=NOW)
        journal.rule(Links.THREAD, (first, third), Ruling.REJECTED, author="Седова", at=NOW)
        assert [item.id for item in journal.thread(first, END).decisions] == [first]

        release_id = journal.decision(first).release_id
        text, anew = sample(PLANNED, kind=Kind.PLAN, published=dt.date(2026, 3, 1), organizations=MINISTRY)
        assert text.release == journal.release(release_id).release
        (other,) = journal.revise(release_id, anew, author="разбор", at=LATER).decision_ids

        assert other != first
        assert [item.id for item in journal.thread(other, END).decisions] == [other]
        assert [item.id for item in journal.thread(second, END).decisions] == [second, third]
        journal.rule(Links.THREAD, (other, second), Ruling.UNDONE, author="Седова", at=LATER)
        assert other in [item.id for item in journal.thread(second, END).decisions]

    def test_a_person_joins_what_the_program_does_not(self, journal: SqlJournal) -> None:
        """An accepted pair is one undertaking, and is told with who said so."""
        (one,) = add(journal, PLANNED, kind=Kind.LAUNCH).decision_ids
        (other,) = add(journal, OTHER, status=Status.DONE, published=dt.date(2026, 4, 1)).decision_ids
        journal.rule(Links.THREAD, (other, one), Ruling.ACCEPTED, author="Седова", at=NOW)

        assert journal.thread(one, END).outcome.stage is Stage.DONE
        (pair,) = journal.pairs(Links.THREAD, [one])
        assert (pair.ruling, pair.author, pair.at) == (Ruling.ACCEPTED, "Седова", NOW)

    def test_copies_are_told_once(self, journal: SqlJournal) -> None:
        """A reprint is no step of an undertaking."""
        first, copy = add(journal, BODY), add(journal, REWRITTEN)

        assert [item.id for item in journal.thread(first.decision_ids[0], END).decisions] == [*first.decision_ids]
        assert copy.decision_ids


def test_a_report_closes_an_undertaking(journal: SqlJournal) -> None:
    """A sentence that no decision was read from is the evidence of its end, until it is read as none any more."""
    (promise,) = add(
        journal,
        "Решено [построить в Молочном общежитие аграрного колледжа на двести мест].",
        status=Status.PLANNED,
        kind=Kind.PLAN,
        deadline=(dt.date(2026, 5, 1), dt.date(2026, 5, 1)),
    ).decision_ids
    end = add(
        journal,
        "Новоселье\nВ Молочном сдано общежитие аграрного колледжа на двести мест.",
        published=dt.date(2026, 4, 20),
    )
    asked = Follow(Lists.OVERDUE, END)

    record = journal.thread(promise, END)
    (report,) = record.reports
    assert record.outcome.stage is Stage.DONE
    assert (record.outcome.decisive.release_id, report.release_id) == (end.release_id, end.release_id)
    assert report.words.text == "В Молочном сдано общежитие аграрного колледжа на двести мест."
    assert journal.release(end.release_id).release.text[report.words.start : report.words.stop] == report.words.text
    assert journal.follow_up(asked) == ()
    assert journal.thread(promise, dt.date(2026, 4, 1)).reports == ()
    assert [item.id for item in journal.follow_up(replace(asked, list=Lists.DUE, day=dt.date(2026, 4, 10)))] == [
        promise
    ]

    bodiless = replace(sample("Новоселье\nВ Молочном сдано общежитие аграрного колледжа на двести мест.")[1])
    journal.revise(end.release_id, replace(bodiless, body_lines=((1, 1),)), author="разбор", at=LATER)
    assert [item.id for item in journal.follow_up(asked)] == [promise]


def test_what_is_joined_already_is_not_asked(journal: SqlJournal) -> None:
    """A doubtful pair waits until a person says, or until other pairs join it."""
    facts: dict[str, object] = {"kind": Kind.LAUNCH, "organizations": MINISTRY}
    one = add(journal, "Решено [открыть в Ржевском колледже две мастерские].", **facts).decision_ids[0]
    other = add(
        journal, "Планируется [открыть в Ржеве мастерские при заводе для студентов колледжа].", **facts
    ).decision_ids[0]
    (third,) = add(journal, OTHER).decision_ids
    asked = {(pair.one_id, pair.other_id) for pair in journal.waiting(Links.THREAD)}

    assert (one, other) in asked
    for id_ in (one, other):
        journal.rule(Links.THREAD, (id_, third), Ruling.ACCEPTED, author="Седова", at=NOW)
    assert journal.waiting(Links.THREAD) == ()
