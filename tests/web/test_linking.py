"""Pages and API over what releases have in common: an undertaking with its end, reprints, and people's word on both."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from flask.testing import FlaskClient

from desk import Desk
from journal.records import Links, Query, Ruling
from nlp.facts import Kind, Status
from tests.journal.samples import add
from tests.journal.test_across import BODY, OPENED, OTHER, PLANNED, POSTPONED, REWRITTEN
from tests.web.conftest import app_over, open_desk, reopened
from web import timeline

API = "/api/v1"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Decided for June, put off to December, a copy of another release, and one that is about something else."""
    data = tmp_path_factory.mktemp("told")
    desk = open_desk(data)
    for text, status, day, deadline in (
        (PLANNED, Status.ADOPTED, dt.date(2025, 3, 1), dt.date(2025, 6, 1)),
        (POSTPONED, Status.PLANNED, dt.date(2025, 6, 10), dt.date(2025, 12, 1)),
    ):
        facts: dict[str, Any] = {"published": day, "deadline": (deadline, deadline), "initiative": "Новые кадры"}
        add(desk.journal, text, kind=Kind.LAUNCH, status=status, **facts)
    add(desk.journal, BODY.replace("Ржевск", "Бийск"), published=dt.date(2025, 5, 1), regions=("RU-ALT",))
    add(desk.journal, REWRITTEN.replace("Ржевск", "Бийск"), published=dt.date(2025, 5, 2), regions=("RU-ALT",))
    add(desk.journal, OTHER, regions=("RU-KHA",), organizations=("Хабаровский техникум",))
    desk.close()
    return data


@pytest.fixture
def log(told: Path, tmp_path: Path) -> Iterator[Desk]:
    """The desk over a log of these."""
    desk = reopened(copytree(told, tmp_path / "told"))
    yield desk
    desk.close()


@pytest.fixture
def client(log: Desk) -> FlaskClient:
    """A browser over it."""
    return app_over(log).test_client()


def test_the_course_of_an_undertaking(client: FlaskClient, log: Desk) -> None:
    """A decision's page tells both deadlines and what is late; the end, once told, is on it with its words."""
    late = client.get("/decisions/1").text
    assert "Ход исполнения" in late
    assert "<s>до 1 июня 2025</s> → <strong>до 1 декабря 2025</strong>" in late
    assert "срок прошёл 107 дней назад" in late

    add(log.journal, OPENED, kind=Kind.LAUNCH, status=Status.DONE, published=dt.date(2026, 1, 15))
    done = client.get("/decisions/1").text
    assert "на 45 дней позже срока" in done
    assert OPENED.replace("[", "").replace("]", "") in re.sub(r"\s+", " ", done)


def test_the_lists_are_the_same_for_people_and_programs(client: FlaskClient) -> None:
    """Overdue today, due before the first deadline; the page links what the API lists."""
    for asked, expected in (("list=overdue", [1]), ("list=due&as_of=2025-05-20", [1]), ("list=due", [])):
        answer = client.get(f"{API}/follow-up?{asked}").get_json()
        page = client.get(f"/follow-up?{asked}").text

        assert [item["id"] for item in answer["items"]] == expected
        linked = set(re.findall(r'href="/decisions/(\d+)"', page))
        assert linked == {str(item["decisive"]) for item in answer["items"]}


def test_an_initiative(client: FlaskClient, log: Desk) -> None:
    """Its page draws and lists its undertakings as of a day; the API gives the same."""
    (entity,) = log.entities("initiative")
    answer = client.get(f"{API}/initiatives/{entity.id}/threads?as_of=2025-04-01").get_json()
    page = client.get(f"/initiatives/{entity.id}?as_of=2025-04-01").text

    assert [(item["stage"], len(item["decisions"])) for item in answer["items"]] == [("adopted", 1)]
    assert 'class="gantt"' in page
    assert client.get("/initiatives/999").status_code == 404


def test_what_is_no_initiative_has_no_course(client: FlaskClient, log: Desk) -> None:
    """A body's number at the address of initiatives is refused, and said to be the body's."""
    (body,) = log.entities("organization")

    for address in (f"/initiatives/{body.id}", f"{API}/initiatives/{body.id}/threads"):
        refused = client.get(address)

        assert (refused.status_code, body.name in refused.text) == (404, True)


def test_a_group_of_reprints(client: FlaskClient, log: Desk) -> None:
    """The copy names its source, the log counts the group once, and both texts can be compared."""
    group = client.get(f"{API}/releases/4/reprints").get_json()["items"]
    once, everything = (client.get(f"{API}/decisions?{asked}").get_json() for asked in ("", "reprints=all"))

    assert [(item["id"], item["first"], item["own"]) for item in group] == [(3, True, 1), (4, False, 0)]
    assert (once["total"], everything["total"]) == (4, 5)
    assert "самый ранний источник" in client.get("/releases/4").text
    assert "<ins>" in client.get("/releases/3/difference/4").text
    assert "в более раннем источнике" in client.get(f"/decisions/{log.release(4).decision_ids[0]}").text


def test_a_persons_word_on_a_pair(client: FlaskClient, log: Desk) -> None:
    """Rejected by the form, shown with its author and moment, taken back by the API."""
    client.get("/releases/4")
    token = client.get_cookie("csrf")
    assert token
    form = {"csrf": token.value, "links": "reprint", "one": "4", "other": "3", "ruling": "rejected"}
    assert client.post("/pairs", data=form | {"one": "четыре"}).status_code == 422
    assert client.post("/pairs", data=form).status_code == 302
    assert log.reprints(3) == ()
    assert "Похожие релизы" in client.get("/releases/3").text

    said = {"links": "reprint", "one": 3, "other": 4, "ruling": "undone", "author": "Седова"}
    answer = client.post(f"{API}/pairs", json=said)
    assert answer.status_code == 201
    assert [item["ruling"] for item in answer.get_json()["items"]] == ["undone", "rejected"]
    assert [item.id for item in log.reprints(3)] == [3, 4]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"links": "thread", "one": 1, "other": 99, "ruling": "accepted"}, 404),
        ({"links": "thread", "one": 1, "other": 1, "ruling": "accepted"}, 422),
        ({"links": "thread", "one": 1, "other": 2, "ruling": "maybe"}, 422),
        ({"links": "thread", "one": 1, "ruling": "accepted"}, 422),
    ],
)
def test_a_word_that_cannot_be_kept(client: FlaskClient, said: dict[str, object], status: int) -> None:
    """Unknown numbers, one and the same number, unknown words: refused, with nothing changed."""
    assert client.post(f"{API}/pairs", json=said).status_code == status


def test_pairs_that_wait(client: FlaskClient, log: Desk) -> None:
    """What the program is not sure of is asked, until somebody says."""
    log.rule(Links.THREAD, (1, 2), Ruling.REJECTED, author="Седова")
    waiting = client.get(f"{API}/pairs?links=thread").get_json()["items"]

    assert [item for item in waiting if (item["one"], item["other"]) == (1, 2)] == []
    assert client.get("/pairs?links=thread").status_code == 200
    assert "разделено: Седова" in client.get("/decisions/1").text


def test_the_log_as_of_a_day(client: FlaskClient, log: Desk) -> None:
    """Before the first release the log was empty; pages, API and files take the day."""
    today = log.today()
    for day, total in ((today, 4), (dt.date(2020, 1, 1), 0)):
        assert client.get(f"{API}/decisions?as_of={day}").get_json()["total"] == total
        rows = client.get(f"/report?format=csv&as_of={day}").text.strip().splitlines()
        assert len(rows) == total + 1
    assert log.find(Query(as_of=today)).total == 5


def test_the_line_of_time(empty: Desk) -> None:
    """A row for each undertaking: one done in time is one bar that ends there, an open one goes on to the day."""
    for place, deadline, done in (("Ржевском", dt.date(2025, 6, 1), dt.date(2025, 5, 1)), ("Бийском", None, None)):
        days = (deadline, deadline) if deadline else None
        text = PLANNED.replace("Ржевском", place)
        add(empty.journal, text, kind=Kind.LAUNCH, published=dt.date(2025, 3, 1), deadline=days)
        if done:
            add(empty.journal, OPENED, kind=Kind.LAUNCH, status=Status.DONE, published=done)
    day = empty.today()
    threads = empty.journal.threads_of((1, 3), day)
    with app_over(empty).test_request_context():
        drawn = timeline.chart(threads, day)

    assert drawn
    rows = {row.id: row for row in drawn.rows}
    assert (rows[1].sort, rows[1].beyond, rows[1].end) == ("ok", None, rows[1].stop)
    assert (rows[3].sort, rows[3].beyond, rows[3].end, rows[3].stop) == ("plan", None, None, drawn.today)
    assert all(0 < row.start < row.stop <= drawn.width for row in drawn.rows)
    assert [tick.x for tick in drawn.ticks] == sorted(tick.x for tick in drawn.ticks)
    assert timeline.chart((), day) is None
