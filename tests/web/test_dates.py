"""Dates: intervals by their names, deadlines by how near they are."""

from __future__ import annotations

import datetime as dt

import pytest
from flask import Flask

from nlp.facts import Decision, Interval, Kind, Mention, Status, When
from web import dates

TODAY = dt.date(2026, 3, 18)


def days(text: str) -> Interval:
    """`2026-02-18..2026-03-01`"""
    start, _, end = text.partition("..")
    return Interval(dt.date.fromisoformat(start), dt.date.fromisoformat(end or start))


@pytest.mark.parametrize(
    ("interval", "name"),
    [
        ("2026-02-18", "18 февраля 2026"),
        ("2025-09-01..2026-08-31", "2025/26 учебный год"),
        ("1999-09-01..2000-08-31", "1999/00 учебный год"),
        ("2026-01-01..2026-12-31", "2026 год"),
        ("2025-01-01..2027-12-31", "2025–2027 годы"),
        ("2026-01-01..2026-06-30", "I полугодие 2026"),
        ("2026-07-01..2026-12-31", "II полугодие 2026"),
        ("2026-04-01..2026-06-30", "II квартал 2026"),
        ("2024-02-01..2024-02-29", "февраль 2024"),
        ("2024-07-05..2024-12-31", "до конца 2024"),
        ("2026-09-01..2026-11-30", "1 сентября – 30 ноября 2026"),
        ("2026-06-01..2026-06-05", "1–5 июня 2026"),
        ("2026-02-20..2026-03-05", "20 февраля – 5 марта 2026"),
        ("2025-03-14..2029-12-31", "14 марта 2025 – 31 декабря 2029"),
        ("2025-12-01..2026-02-28", "1 декабря 2025 – 28 февраля 2026"),
    ],
)
def test_an_interval_has_its_name(app: Flask, interval: str, name: str) -> None:
    """Where people have a name for an interval, it is called so."""
    with app.test_request_context():
        assert dates.interval(days(interval)) == name


@pytest.mark.parametrize(
    ("deadline", "status", "state", "words"),
    [
        ("2026-03-17", Status.ADOPTED, "overdue", "срок прошёл"),
        ("2026-03-18", Status.ADOPTED, "soon", "срок сегодня"),
        ("2026-04-01", Status.PLANNED, "soon", "через 14 дней"),
        ("2026-04-02", Status.PLANNED, "", "через 15 дней"),
        ("2026-01-01..2026-03-31", Status.ADOPTED, "soon", "через 13 дней"),
        ("2026-03-17", Status.DONE, "", ""),
    ],
)
def test_a_deadline_is_near_or_past(app: Flask, deadline: str, status: Status, state: str, words: str) -> None:
    """The last day counts; what is done is never late."""
    point = Mention(0, 1, ".")
    decision = Decision(Kind.PLAN, status, point, (point,), deadline=When(days(deadline)))
    with app.test_request_context():
        assert dates.countdown(decision, TODAY) == (state, words)


def test_english_days(app: Flask) -> None:
    """The months of the chosen language."""
    with app.test_request_context(headers={"Cookie": "language=en"}):
        assert dates.deadline(days("2026-06-01")) == "by 1 June 2026"
        assert dates.month(dt.date(2026, 3, 1)) == "March 2026"
