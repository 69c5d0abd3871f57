"""Reprints: marks that copies share, the verdict on two bodies, what changed, and which decisions are told again."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linking.reprints import Change, Telling, Verdict, compare, copies, difference, marks, telling
from nlp.facts import Decision, Extraction, Kind, Mention, Release, Status

BODY = (
    "Министерство труда Омской области открыло набор на курсы сварщиков. Учиться будут сорок человек из пяти районов.\n"
    "Занятия проведут мастера Омского завода транспортного машиностроения, они же примут экзамен. По словам министра "
    "Ирины Варнавской, на каждого выпускника уже есть две заявки от предприятий. Обучение бесплатное, на время учёбы "
    "иногородним дадут место в общежитии. Первая группа начнёт занятия 12 января, вторая соберётся весной."
)
SENTENCES = BODY.replace("\n", " ").split(". ")
WORDS = ("курсы", "мастер", "завод", "область", "12", "Омск,", "ёлка", "«Старт»", "—", ".")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def anew(text: str) -> str:
    """The same form filled in for another region."""
    for old, new in (("Омск", "Тверск"), ("Варнавск", "Лаптевск"), ("сорок", "сто"), ("12", "27"), ("Ирин", "Анн")):
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (BODY, Verdict.SAME),
        (BODY.replace("ё", "е").replace("\n", " ").upper(), Verdict.SAME),
        (". ".join(SENTENCES[2:5]), Verdict.SAME),
        ("Новость дня. " + ". ".join(SENTENCES[:3]), Verdict.SAME),
        (anew(BODY), Verdict.NO),
        ("В Омске прошёл концерт. Зрители аплодировали стоя, артисты трижды выходили на поклон.", Verdict.NO),
        ("", Verdict.NO),
    ],
)
def test_verdicts(other: str, verdict: Verdict) -> None:
    """Retyped, shortened and begun anew it is a reprint; filled in anew or about something else it is none."""
    assert compare(Telling(BODY), Telling(other)).verdict is verdict
    assert compare(Telling(other), Telling(BODY)).verdict is verdict


def test_copies_share_marks_and_others_do_not() -> None:
    """A part of a text is found by it; a stranger is not."""
    own = set(marks(Telling(BODY)))

    assert own & set(marks(Telling(BODY.replace("ё", "е"))))
    assert own & set(marks(Telling(". ".join(SENTENCES[2:]))))
    assert not own & set(
        marks(Telling("В Омске прошёл концерт. Зрители аплодировали артистам стоя и долго не уходили."))
    )


def test_a_reprint_years_later_is_asked_about() -> None:
    """The same words after a long time may be a yearly form."""
    assert compare(Telling(BODY), Telling(BODY), dt.timedelta(days=400)).verdict is Verdict.ASK


@given(TEXTS, TEXTS)
def test_a_difference_keeps_both_texts(one: str, other: str) -> None:
    """Without what only the other has, each text's words come out in order."""
    first, second = Telling(one), Telling(other)
    pieces = difference(first, second)

    assert Telling("".join(p.text for p in pieces if p.change is not Change.FIRST)).words == second.words
    assert Telling(" ".join(p.text for p in pieces if p.change is not Change.SECOND)).words == first.words


@given(TEXTS)
def test_marks_fit_a_column(text: str) -> None:
    """Whatever the text, marks are distinct 64-bit numbers in order."""
    found = marks(Telling(text))

    assert list(found) == sorted(set(found))
    assert all(-(2**63) <= mark < 2**63 for mark in found)


def test_only_the_body_is_compared() -> None:
    """Menus and tickers of sites differ; where no body was found, all of the text is compared."""
    release = Release("Меню\nРешено открыть центр.\nКурсы валют")

    assert telling(release, Extraction(None, None, None, ((2, 2),))).text == "Решено открыть центр."
    assert telling(release, Extraction(None, None, None, ())).text == release.text


def test_each_decision_is_told_by_one_release() -> None:
    """The earliest telling is the original; two alike in one release are two; a longer copy adds its own."""
    first = [(1, decision("открыть центр карьеры в Омске")), (2, decision("открыть центр карьеры в Омске"))]
    second = [(3, decision("открыть в Омске центр карьеры до мая")), (4, decision("построить общежитие колледжа"))]
    third = [
        (5, decision("построить общежитие колледжа в Омске")),
        (6, decision("открыть центр карьеры", Kind.FUNDING)),
    ]

    assert copies([first, second, third]) == {3: 1, 5: 4}


def decision(content: str, kind: Kind = Kind.PLAN) -> Decision:
    """A decision about this."""
    words = Mention(0, len(content), content)
    return Decision(kind, Status.PLANNED, words, (words,))
