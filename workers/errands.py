"""The worker of a log's errands: which handler does which kind of job, and what it may reach outside."""

from __future__ import annotations

from threading import Event

from desk import Desk, File
from errands.delivery import Post
from errands.manners import Visitor
from errands.sources import Round, Take
from errands.worker import Worker
from network.addresses import Guard
from network.http import Browser
from network.mail import Mailer
from settings import Settings

#: how long somebody who found nothing to do waits, in seconds
IDLE = 5.0


def run(settings: Settings, desk: Desk, stopped: Event) -> None:
    """Do what is due, and take up reports that were ordered and left, until stopped."""

    def idle() -> bool:
        desk.take_up_orders()
        return not stopped.wait(IDLE)

    worker(settings, desk).run(idle)


def worker(settings: Settings, desk: Desk) -> Worker:
    """A worker with the settings' mail server and allowed networks."""
    browser = Browser(Guard(settings.networks))
    mailer = Mailer(settings.smtp, settings.sender) if settings.smtp else None
    post = Post(desk.alerts, browser, mailer)
    visits = Round(desk.sources, Visitor(browser), taking(desk))
    handlers = {"watch": desk.alerts.watch, "deliver": post.deliver, "visit": visits.visit}
    return Worker(desk.journal.errands, handlers, desk.clock)


def taking(desk: Desk) -> Take:
    """Files of sources go the way of every upload."""

    def take(name: str, data: bytes, author: str) -> tuple[int | None, str]:
        outcome = desk.receive(File(name, data), author=author)
        return outcome.release_id, outcome.reason

    return take
