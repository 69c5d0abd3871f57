"""Subscriptions as other libraries read them: feedparser, icalendar, and the letter by eye."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import feedparser
import icalendar
import pytest

from nlp.facts import Interval, Mention, When
from reports.subscriptions import atom, digest, ical, json_feed
from reports.subscriptions.contract import Bulletin
from tests.reports.sample import HOSTILE, RECORD, RECORDS

SINCE = dt.datetime(2025, 2, 14, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=3)))
SITE = "http://kadrolog.example"
NEW = replace(RECORD, since=SINCE)
NASTY = replace(
    HOSTILE, id=9, decision=replace(HOSTILE.decision, content=Mention(0, 9, 'a & b <i>"c"\x0b</i>; d, e\\f\nконец'))
)
BULLETIN = Bulletin("Курсы & <места>", (NEW, NASTY), SITE, f"{SITE}/saved/abc.atom", SINCE)


def test_atom() -> None:
    """Every entry with its link, words and moment; nothing breaks the XML."""
    feed = feedparser.parse(atom.write(BULLETIN))

    assert not feed.bozo
    assert (feed.version, feed.feed.title) == ("atom10", "Курсы & <места>")
    assert [entry.link for entry in feed.entries] == [f"{SITE}/decisions/1", f"{SITE}/decisions/9"]
    assert feed.entries[0].title == "Поручение: открыть 120 новых мест"
    assert "Поручено открыть 120 новых мест до 1 марта" in feed.entries[0].content[0].value
    assert feed.entries[0].updated == feed.feed.updated == "2025-02-14T06:30:00Z"
    assert feed.entries[1].title == 'План: a & b <i>"c" </i>; d, e\\f конец'


def test_json_feed() -> None:
    """The same entries, and the codes for programs."""
    feed = json.loads(json_feed.write(BULLETIN))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [f"{SITE}/decisions/1", f"{SITE}/decisions/9"]
    assert feed["items"][0]["date_published"] == "2025-02-14T09:30:00+03:00"
    assert feed["items"][0]["_kadrolog"] == {
        "decision": 1,
        "release": 7,
        "kind": "assignment",
        "status": "adopted",
        "regions": ["RU-PRI"],
        "day": "2025-02-12",
        "deadline": ["2025-03-01", "2025-03-01"],
    }


def test_calendar() -> None:
    """A whole day for each deadline, the last one of a period; decisions without one are not in it."""
    written = ical.write(
        Bulletin(
            "Сроки",
            (*RECORDS, replace(NASTY, decision=replace(NASTY.decision, deadline=RECORD.decision.deadline))),
            SITE,
        )
    )
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")

    assert [event.decoded("DTSTART") for event in events] == [
        dt.date(2025, 3, 1),
        dt.date(2025, 1, 31),
        dt.date(2025, 3, 1),
    ]
    assert [str(event["UID"]) for event in events] == [f"decision-{id_}@kadrolog" for id_ in (1, 3, 9)]
    assert str(events[0]["SUMMARY"]) == "Срок. Поручение: открыть 120 новых мест"
    assert str(events[2]["SUMMARY"]) == 'Срок. План: a & b <i>"c" </i>; d, e\\f конец'
    assert "Кому: Министерство образования Приморского края; колледжи\n" in str(events[0]["DESCRIPTION"])
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_an_empty_calendar_is_one() -> None:
    """Programs that subscribed early are not turned away."""
    assert icalendar.Calendar.from_ical(ical.write(replace(BULLETIN, records=()))).walk("VEVENT") == []


@pytest.mark.parametrize("write", [atom.write, json_feed.write, ical.write])
def test_the_same_bytes(write: object) -> None:
    """The same log gives the same feed, so that nobody takes it for news."""
    assert callable(write)
    assert write(BULLETIN) == write(BULLETIN)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 новое решение"), (2, "2 новых решения"), (5, "5 новых решений"), (21, "21 новое решение")],
)
def test_a_subject_agrees(number: int, words: str) -> None:
    """Russian counts."""
    assert digest.subject(replace(BULLETIN, records=(NEW,) * number)) == f"Кадролог: {words}, «Курсы & <места>»"


def test_a_letter_tells_in_full_up_to_its_limit() -> None:
    """Who, for whom, by when, where it is said, and a link; the rest is counted."""
    text, html = digest.text(BULLETIN), digest.html(BULLETIN)
    long = digest.text(replace(BULLETIN, records=(NEW,) * (digest.FULL + 3)))

    for said in (
        "Кто: Совет при Правительстве края",
        "Срок: до 01.03.2025",
        f"{SITE}/decisions/1",
        "Источник: Колледжи",
    ):
        assert said in text
        assert said in html
    assert "<i>" not in html
    assert "И ещё 3\u00a0решения" in long


def test_a_period_is_due_on_its_last_day() -> None:
    """`в первом квартале` ends on 31 March."""
    quarter = When(Interval(dt.date(2025, 1, 1), dt.date(2025, 3, 31)))
    record = replace(RECORD, decision=replace(RECORD.decision, deadline=quarter))
    (event,) = icalendar.Calendar.from_ical(ical.write(Bulletin("a", (record,), SITE))).walk("VEVENT")

    assert event.decoded("DTSTART") == dt.date(2025, 3, 31)
