"""Undertakings: which pairs are one, what closes them, and how far they are on a day."""

from __future__ import annotations

import datetime as dt

import pytest

from linking.threads import Stage, Told, completes, join, judge, marks, outcome, signs
from linking.threads.joining import Verdict, weights
from linking.threads.parts import PARTS
from linking.threads.signs import reports
from nlp.facts import Decision, Extraction, Interval, Kind, Mention, Release, Status, When

MARCH, JUNE, AUGUST = dt.date(2025, 3, 1), dt.date(2025, 6, 1), dt.date(2025, 8, 1)


def told(
    content: str,
    status: Status = Status.ADOPTED,
    day: dt.date = MARCH,
    deadline: dt.date | None = None,
    kind: Kind = Kind.LAUNCH,
) -> Told:
    """A decision of a release of its own about this."""
    words = Mention(0, len(content), content)
    when = When(Interval(deadline, deadline)) if deadline else None
    decision = Decision(kind, status, words, (words,), deadline=when)
    number = len(content) + 100 * day.month
    return Told(number, number, day, decision, ("RU-TVE",))


WORKSHOPS = "открыть в Ржевском колледже четыре мастерские для сварщиков"
OPENED = "в Ржевском колледже открыли четыре мастерские для сварщиков"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (WORKSHOPS, OPENED, True),
        (WORKSHOPS, "открыть две мастерские швейного дела в Кимрском колледже", False),
        (WORKSHOPS, "отремонтировать спортивный зал лицея в Торжке", False),
    ],
)
def test_pairs(one: str, other: str, same: bool) -> None:
    """The same object in the same place is one undertaking, whichever is given first, and says why."""
    first, second = told(one), told(other, Status.DONE, AUGUST)

    assert (judge(first, second).verdict is Verdict.SAME) is same
    assert judge(first, second) == judge(second, first)
    assert set(judge(first, second).why) <= set(PARTS)
    if same:
        assert len(set(marks(first)) & set(marks(second))) >= 2


def test_every_part_has_its_weight() -> None:
    """The model and the parts know each other's names, and joining asks for more than asking."""
    assert set(weights().weights) == set(PARTS)
    assert 0 < weights().ask < weights().join < 1


def test_joining() -> None:
    """Pairs are transitive; each group goes by its lowest number."""
    assert join([5, 3, 9, 4], [(3, 9), (5, 9)]) == {5: 3, 3: 3, 9: 3, 4: 4}


class TestOutcome:
    """How far an undertaking is."""

    def stage(self, day: dt.date, *decisions: Told) -> Stage | None:
        """The stage on a day."""
        found = outcome(decisions, day)
        return found.stage if found else None

    def test_nothing_was_told_yet(self) -> None:
        """Before the first release there is no undertaking."""
        assert outcome([told(WORKSHOPS)], MARCH - dt.timedelta(days=1)) is None

    def test_a_deadline_passes_and_the_end_is_told(self) -> None:
        """Adopted on the deadline itself, overdue on the next day, done late when that is told."""
        plan, done = told(WORKSHOPS, deadline=JUNE), told(OPENED, Status.DONE, AUGUST)

        assert self.stage(JUNE, plan, done) is Stage.ADOPTED
        assert self.stage(JUNE + dt.timedelta(days=1), plan, done) is Stage.OVERDUE
        found = outcome([plan, done], AUGUST)
        assert found
        assert (found.stage, found.decisive, found.late, found.open) == (Stage.DONE, done, 61, False)

    def test_a_changed_deadline_shows_both(self) -> None:
        """The newest holds; the ones before stay in order; repeating one is no change."""
        first, again = told(WORKSHOPS, deadline=JUNE), told(WORKSHOPS, day=dt.date(2025, 4, 1), deadline=JUNE)
        moved = told(WORKSHOPS, Status.PLANNED, dt.date(2025, 5, 1), AUGUST)
        found = outcome([moved, first, again], JUNE + dt.timedelta(days=1))

        assert found
        assert found.stage is Stage.PLANNED
        assert [(item, days.end) for item, days in found.deadlines] == [(first, JUNE), (moved, AUGUST)]

    def test_money_that_came_builds_no_house(self) -> None:
        """Funding that is done closes a promise of funding, and no deed."""
        paid = told("выплатить гранты", Status.DONE, AUGUST, kind=Kind.FUNDING)

        assert self.stage(AUGUST, told(WORKSHOPS, deadline=JUNE), paid) is Stage.OVERDUE
        assert self.stage(AUGUST, told("выплатить", deadline=JUNE, kind=Kind.FUNDING), paid) is Stage.DONE

    @pytest.mark.parametrize("kind", [Kind.APPROVAL, Kind.APPOINTMENT, Kind.AGREEMENT])
    def test_an_adopted_paper_is_not_awaited(self, kind: Kind) -> None:
        """The day a law enters into force passes without anybody being late."""
        found = outcome([told("закон о выплатах", deadline=JUNE, kind=kind)], AUGUST)

        assert found
        assert (found.stage, found.open) == (Stage.ADOPTED, False)

    def test_a_later_promise_opens_it_again(self) -> None:
        """More is promised after the end was told."""
        more = told(WORKSHOPS, Status.PLANNED, AUGUST, dt.date(2026, 1, 1))

        assert self.stage(AUGUST, told(OPENED, Status.DONE, JUNE), more) is Stage.PLANNED


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Вчера в посёлке сдано общежитие колледжа.", True),
        ("Завод переобучил сорок сварщиков.", True),
        ("Совет принял решение построить общежитие.", False),
        ("Общежитие колледжа ещё не сдано.", False),
        ("Колледж строит общежитие на двести мест.", False),
        ("Сдано общежитие.", False),
    ],
)
def test_reports(sentence: str, expected: bool) -> None:
    """Perfective and past, told of something done, and not denied."""
    assert reports(sentence) is expected


def test_a_report_closes_what_it_names() -> None:
    """A sentence of the body that no decision was read from completes the promise before it, and no other."""
    text = "Меню\nВ Молочном сдано общежитие аграрного колледжа на двести мест. Гостям показали кухню."
    (sign,) = signs(Release(text), Extraction(None, None, None, ((2, 2),)))
    report = Told(0, 9, AUGUST, sign, ("RU-TVE",))

    assert text[sign.content.start : sign.content.stop] == sign.content.text
    assert completes(told("построить общежитие аграрного колледжа на двести мест в Молочном", Status.PLANNED), report)
    assert not completes(told(WORKSHOPS, Status.PLANNED), report)
    assert not completes(told("построить общежитие аграрного колледжа на двести мест в Молочном", day=AUGUST), report)


def test_a_decision_keeps_its_sentence() -> None:
    """What a decision was read from is no report besides."""
    text = "В Молочном сдано общежитие аграрного колледжа на двести мест."
    words = Mention(0, len(text), text)
    extraction = Extraction(
        None, None, None, ((1, 1),), decisions=(Decision(Kind.LAUNCH, Status.DONE, words, (words,)),)
    )

    assert signs(Release(text), extraction) == ()
