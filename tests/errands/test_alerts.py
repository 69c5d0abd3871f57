"""Alerts: each new decision is told once, by a webhook until it is taken, by a letter never twice."""

from __future__ import annotations

import base64
import datetime as dt
import hmac
import json
from collections.abc import Callable, Mapping
from hashlib import sha256

import pytest

from errands import alerts as watching
from errands.alerts import Alerts, next_look
from errands.delivery import INTERRUPTED, NO_SERVER, TRIES, Post, pause
from errands.worker import Worker
from journal.contract import BadQuery, NotFound
from journal.errands.records import Alert, Channel, Delivery, Rhythm
from journal.records import Query
from journal.store import SqlJournal
from network.mail import Mailer
from tests.errands.conftest import NOW, decide
from tests.errands.post_office import office
from tests.errands.sites import Request, browser, site
from tests.journal.samples import sample

SITE = "http://kadrolog.example"


def followed(
    journal: SqlJournal, address: str, channel: Channel = Channel.WEBHOOK, rhythm: Rhythm = Rhythm.AT_ONCE
) -> Alert:
    """An alert over a search for courses."""
    search = journal.errands.searches.save("Курсы", Query("курсы"), author="", at=NOW)
    return Alerts(journal, SITE).add(search.id, channel, address, rhythm, NOW)


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


def worker(journal: SqlJournal, clock: Callable[[], dt.datetime], mailer: Mailer | None = None) -> Worker:
    """Watches and delivers."""
    alerts = Alerts(journal, SITE)
    post = Post(alerts, browser(), mailer)
    return Worker(journal.errands, {"watch": alerts.watch, "deliver": post.deliver}, clock)


def work(running: Worker) -> None:
    """Do all that is due."""
    while running.step():
        pass


def states(journal: SqlJournal, alert: Alert) -> list[tuple[Delivery, int]]:
    return [(message.state, message.attempts) for message in journal.errands.alerts.messages(alert.id)]


def failing(times: int) -> Callable[[Request], tuple[int, Mapping[str, str], bytes]]:
    """A receiver that fails so often and then takes everything."""
    left = [times]

    def answer(request: Request) -> tuple[int, Mapping[str, str], bytes]:
        left[0] -= 1
        return (503 if left[0] >= 0 else 204), {}, b""

    return answer


def test_a_webhook_that_fails_twice(journal: SqlJournal) -> None:
    """The third attempt is taken; each carries the same id and the same decisions, and nothing is sent again."""
    decide(journal, "старые курсы")
    with site(failing(2)) as receiver:
        alert = followed(journal, f"{receiver.url}/hook")
        new = decide(journal, "открыть курсы")
        decide(journal, "построить мастерские")
        clock = Clock()
        running = worker(journal, clock)
        counts = []
        for minutes in (0, 1, 3, 1, 60, 600):
            clock.now += dt.timedelta(minutes=minutes)
            work(running)
            counts.append(len(receiver.asked))

    assert counts == [1, 2, 2, 2 + (pause(2) <= dt.timedelta(minutes=4)), 3, 3]
    assert states(journal, alert) == [(Delivery.SENT, 3)]
    assert {request.headers["webhook-id"] for request in receiver.asked} == {
        journal.errands.alerts.messages(alert.id)[0].token
    }
    for request in receiver.asked:
        assert [item["_kadrolog"]["decision"] for item in json.loads(request.body)["items"]] == [new]


def test_a_webhook_is_signed(journal: SqlJournal) -> None:
    """The receiver can verify it as Standard Webhooks says."""
    with site(failing(0)) as receiver:
        alert = followed(journal, receiver.url)
        decide(journal, "открыть курсы")
        work(worker(journal, Clock()))
    (request,) = receiver.asked
    signed = f"{request.headers['webhook-id']}.{request.headers['webhook-timestamp']}.".encode() + request.body
    expected = base64.b64encode(hmac.new(base64.b64decode(alert.secret), signed, sha256).digest()).decode()

    assert request.headers["webhook-signature"] == f"v1,{expected}"
    assert int(request.headers["webhook-timestamp"]) == int(NOW.timestamp())


def test_what_is_read_again_is_not_told_again(journal: SqlJournal) -> None:
    """A decision that a new extraction keeps was told already; one that it adds was not."""
    alert = followed(journal, "http://127.0.0.1:9/")
    received, once = sample("Совет решил [открыть курсы].\nИ закрыть курсы.")
    added = journal.add(received, once, author="", at=NOW)
    alerts = Alerts(journal, SITE)
    alerts.watch(alert.id, NOW)
    journal.revise(added.release_id, sample("Совет решил [открыть курсы].\nИ [закрыть курсы].")[1], author="", at=NOW)
    for _ in range(2):
        alerts.watch(alert.id, NOW)
    told = [message.decision_ids for message in journal.errands.alerts.messages(alert.id)]

    assert told == [journal.release(added.release_id).decision_ids[1:], added.decision_ids]


def test_two_workers_tell_once(journal: SqlJournal) -> None:
    """Both looked before either wrote: the second finds everything told."""
    alert = followed(journal, "http://127.0.0.1:9/")
    id_ = decide(journal, "открыть курсы")
    tell = journal.errands.alerts.tell

    assert tell(alert, [id_], 1, at=NOW) is not None
    assert tell(alert, [id_], 1, at=NOW) is None


def test_many_changes_are_looked_at_in_steps(journal: SqlJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    """One message tells of all of them."""
    monkeypatch.setattr(watching, "STEP", 2)
    alert = followed(journal, "http://127.0.0.1:9/")
    ids = [decide(journal, f"открыть курсы {number}") for number in range(5)]
    Alerts(journal, SITE).watch(alert.id, NOW)

    assert [message.decision_ids for message in journal.errands.alerts.messages(alert.id)] == [tuple(ids)]


def test_a_receiver_that_never_takes_it(journal: SqlJournal) -> None:
    """After its tries a message is set aside with the last answer; 410 ends them at once."""
    clock = Clock()
    with site(failing(99)) as receiver:
        alert = followed(journal, receiver.url)
        decide(journal, "открыть курсы")
        running = worker(journal, clock)
        for _ in range(TRIES + 2):
            work(running)
            clock.now += dt.timedelta(days=2)

    assert states(journal, alert) == [(Delivery.FAILED, TRIES)]
    assert journal.errands.alerts.messages(alert.id)[0].answer == "Получатель ответил 503."
    with site(lambda _: (410, {}, b"")) as receiver:
        alert = followed(journal, receiver.url)
        decide(journal, "закрыть курсы")
        work(running)
    assert states(journal, alert) == [(Delivery.FAILED, 1)]


def test_a_digest_by_mail(journal: SqlJournal) -> None:
    """One letter at eight with the decisions of the day before, none where there is nothing new."""
    clock = Clock()
    with office() as server:
        alert = followed(journal, "sedova@region.example", Channel.MAIL, Rhythm.DAILY)
        running = worker(journal, clock, Mailer(server.url, "kadrolog@region.example"))
        work(running)
        decide(journal, "открыть курсы")
        decide(journal, "расширить курсы", deadline=(NOW.date(), NOW.date()))
        work(running)
        assert server.letters == []
        for _ in range(3):
            clock.now += dt.timedelta(days=1)
            work(running)
        (letter,) = server.letters

    assert letter.receivers == ["sedova@region.example"]
    assert states(journal, alert) == [(Delivery.SENT, 1)]
    assert f"{SITE}/decisions/2".encode() in letter.body


def test_an_interrupted_letter_is_not_sent_again(journal: SqlJournal) -> None:
    """A worker that died over it leaves it unknown, and unknown is told, not repeated."""
    with office() as server:
        alert = followed(journal, "sedova@region.example", Channel.MAIL)
        decide(journal, "открыть курсы")
        Alerts(journal, SITE).watch(alert.id, NOW)
        (message,) = journal.errands.alerts.messages(alert.id)
        journal.errands.alerts.mark(message, Delivery.SENDING, at=NOW)
        work(worker(journal, Clock(), Mailer(server.url, "a@b.example")))

        assert server.letters == []
    assert journal.errands.alerts.message(message.id).state is Delivery.FAILED
    assert journal.errands.alerts.message(message.id).answer == INTERRUPTED


def test_without_a_mail_server_letters_wait(journal: SqlJournal) -> None:
    """They say what is missing."""
    alert = followed(journal, "sedova@region.example", Channel.MAIL)
    decide(journal, "открыть курсы")
    work(worker(journal, Clock()))

    (message,) = journal.errands.alerts.messages(alert.id)
    assert (message.state, message.answer) == (Delivery.WAITING, NO_SERVER)


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        (Channel.MAIL, "sedova"),
        (Channel.MAIL, "a@b.example\nBcc: c@d.example"),
        (Channel.MAIL, "a@b.example, c@d.example"),
        (Channel.WEBHOOK, "file:///etc/passwd"),
        (Channel.WEBHOOK, "sedova@region.example"),
    ],
)
def test_addresses_that_cannot_be(journal: SqlJournal, channel: Channel, address: str) -> None:
    """They are refused when they are typed."""
    with pytest.raises(BadQuery, match=r"годится|похоже"):
        followed(journal, address, channel)


def test_an_alert_of_an_unknown_search(journal: SqlJournal) -> None:
    """There is nothing to look for."""
    with pytest.raises(NotFound):
        Alerts(journal, SITE).add(7, Channel.MAIL, "a@b.example", Rhythm.DAILY, NOW)


def test_forgotten_with_its_search(journal: SqlJournal) -> None:
    """Alerts, messages and their jobs go with the search; a worker that still has one of them ends it."""
    alert = followed(journal, "http://127.0.0.1:9/")
    decide(journal, "открыть курсы")
    Alerts(journal, SITE).watch(alert.id, NOW)
    (message,) = journal.errands.alerts.messages(alert.id)
    journal.errands.searches.forget(alert.search_id)

    assert journal.errands.alerts.list() == ()
    assert journal.errands.jobs.claim(NOW, dt.timedelta(1)) is None
    journal.errands.jobs.plan("deliver", message.id, NOW)
    assert worker(journal, Clock()).step()
    assert journal.errands.jobs.due("deliver", message.id) is None


@pytest.mark.parametrize(
    ("rhythm", "now", "expected"),
    [
        (Rhythm.AT_ONCE, "2026-03-18 09:40", "2026-03-18 09:41"),
        (Rhythm.DAILY, "2026-03-18 07:59", "2026-03-18 08:00"),
        (Rhythm.DAILY, "2026-03-18 08:00", "2026-03-19 08:00"),
        (Rhythm.WEEKLY, "2026-03-18 09:40", "2026-03-23 08:00"),
        (Rhythm.WEEKLY, "2026-03-23 07:00", "2026-03-23 08:00"),
        (Rhythm.WEEKLY, "2026-03-23 08:00", "2026-03-30 08:00"),
    ],
)
def test_when_to_look_again(rhythm: Rhythm, now: str, expected: str) -> None:
    """Letters go out at eight, weekly ones on Mondays."""
    assert next_look(rhythm, dt.datetime.fromisoformat(now)) == dt.datetime.fromisoformat(expected)


def test_pauses_grow() -> None:
    """Minutes first, a day at most."""
    assert [pause(attempt) // dt.timedelta(minutes=1) for attempt in (1, 2, 3, 9)] == [1, 4, 16, 1440]
