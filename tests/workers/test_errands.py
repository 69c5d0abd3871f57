"""The worker of the settings: from a page at a press office to a letter, through the real parts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from threading import Event

import pytest

import service
from desk import Desk
from errands.manners import Visitor
from errands.worker import Worker
from journal.errands.records import Channel, Health, Place, Rhythm, Wanted
from journal.orders.records import Order, Term
from journal.records import Query
from reports.orders import LEASE
from settings import Settings
from tests.errands.post_office import office
from tests.errands.sites import site, table
from tests.errands.test_sources import feed
from workers import errands

#: seconds after which a test gives up
PATIENCE = 60
RELEASE = Path(__file__).parents[2] / "corpus" / "train" / "d01.txt"


def work(worker: Worker) -> None:
    while worker.step():
        pass


def test_from_a_source_to_a_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A release of an allowed network is taken in, and who follows its region is told of its decisions, once."""
    monkeypatch.setattr(Visitor, "_ask", lambda self, url, headers, gap: self.browser.get(url, headers))
    now = dt.datetime.now().astimezone()
    with office() as post, site(table({"/rss": feed("/d01.txt"), "/d01.txt": RELEASE.read_bytes()})) as press:
        settings = Settings(data=tmp_path, smtp=post.url, networks=(ip_network("127.0.0.0/8"),))
        desk = replace(service.open_desk(settings), clock=lambda: now)
        search = desk.save_search("Всё", Query())
        desk.alerts.add(search.id, Channel.MAIL, "sedova@region.example", Rhythm.AT_ONCE, now)
        source = desk.sources.add(Wanted(f"{press.url}/rss", Place.FEED, "Пресс-служба"), "", now)
        work(errands.worker(settings, desk))
        desk = replace(desk, clock=lambda: now + dt.timedelta(hours=1))
        work(errands.worker(settings, desk))

    assert desk.sources.get(source.id).health is Health.FRESH
    assert (desk.count(), desk.release(1).author) == (1, "источник: Пресс-служба")
    (letter,) = post.letters
    assert f"{settings.site}/decisions/1".encode() in letter.body
    desk.close()


class Once(Event):
    """Stops a worker that has looked round once, when the report that it then has in hand is made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def wait(self, timeout: float | None = None) -> bool:
        """Whether to stop."""
        self._desk.maker.idle(PATIENCE)
        return True


def test_a_report_whose_maker_died_is_made(tmp_path: Path) -> None:
    """Nobody need ask for it: the worker sees that it is left."""
    now = dt.datetime.now().astimezone()
    settings = Settings(data=tmp_path)
    desk = replace(service.open_desk(settings), clock=lambda: now)
    desk.journal.orders.place(Order("left", "log", Query(), "csv", "left.csv", 0), now - 2 * LEASE)
    assert desk.journal.orders.claim(Term("dead", now), now - LEASE)

    errands.run(settings, desk, Once(desk))

    left = desk.journal.orders.get("left")
    assert left
    assert left.ready
    desk.close()


@pytest.mark.parametrize("wrong", ["10.0.0/99", "дом", "10.0.0.1/8"])
def test_networks_that_are_none(wrong: str) -> None:
    """The variable is named."""
    with pytest.raises(ValueError, match="KADROLOG_NETWORKS"):
        Settings.from_env({"KADROLOG_NETWORKS": wrong})


def test_inner_networks_are_closed_by_default(tmp_path: Path) -> None:
    """And opened one by one."""
    assert Settings.from_env({}).networks == ()
    assert Settings.from_env({"KADROLOG_NETWORKS": "10.0.0.0/8, fd00::/8"}).networks == (
        ip_network("10.0.0.0/8"),
        ip_network("fd00::/8"),
    )
