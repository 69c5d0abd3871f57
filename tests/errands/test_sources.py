"""Sources: what is new is fetched once and politely; every state of a site is told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from errands.manners import GAP, Visitor
from errands.sources import MOST, Round, Sources
from errands.worker import AGAIN, DEADLY, LATER, LEASE, Worker
from journal.contract import BadQuery, NotFound
from journal.errands.records import Health, Place, Source, Wanted
from journal.store import SqlJournal
from network.addresses import Guard
from tests.errands.conftest import NOW
from tests.errands.sites import Request, Site, browser, site, table
from tests.journal.samples import add

ROBOTS = "User-agent: *\nDisallow: /closed\nCrawl-delay: 5\n"


def feed(*paths: str) -> str:
    """An RSS feed of these pages."""
    items = "".join(f"<item><title>Новость</title><link>{path}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Новости</title>{items}</channel></rss>'


@dataclass
class Bench:
    """A round over a journal that takes pages for releases, with a clock that only sleeping moves."""

    journal: SqlJournal
    guard: Guard | None = None
    slept: list[float] = field(default_factory=list)
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sources = Sources(self.journal)
        asker = browser(self.guard) if self.guard else browser()
        self.round = Round(self.sources, Visitor(asker, lambda: sum(self.slept), self.slept.append), self.take)

    def take(self, name: str, data: bytes, author: str) -> tuple[int | None, str]:
        """A release of every page that is not bad."""
        self.taken.append((name, data))
        if data.startswith(b"bad"):
            return None, "Не текст."
        return add(self.journal, f"Совет решил [{data.decode()}].").release_id, ""

    def follow(self, url: str, place: Place = Place.FEED) -> Source:
        """Have an address visited every hour."""
        return self.sources.add(Wanted(url, place, "Пресс-служба"), "", NOW)

    def visit(self, source: Source, hours: int = 0) -> Source:
        """Visit it, some hours later."""
        self.round.visit(source.id, NOW + dt.timedelta(hours=hours))
        return self.sources.get(source.id)


@pytest.fixture
def bench(journal: SqlJournal) -> Bench:
    """A round over an empty journal."""
    return Bench(journal)


def test_what_is_new_is_taken_once(bench: Bench) -> None:
    """A second visit fetches only what the feed names newly."""
    pages = {"/rss": feed("/1.html", "/2.html"), "/1.html": "курсы", "/2.html": "мастерские", "/3.html": "центр"}
    with site(table(pages)) as press:
        source = bench.follow(f"{press.url}/rss")
        first = bench.visit(source)
        pages["/rss"] = feed("/3.html", "/1.html")
        second = bench.visit(source, 1)

    assert [name for name, _ in bench.taken] == ["1.html", "2.html", "3.html"]
    assert [request for request in press.paths if request != "/rss"] == ["/robots.txt", "/1.html", "/2.html", "/3.html"]
    assert (first.health, first.taken, second.taken) == (Health.FRESH, 2, 3)
    assert second.note == "Ссылок: 2, новых: 1, принято релизов: 1."


def test_a_page_of_news(bench: Bench) -> None:
    """Headlines of the same site are releases; menus, other sites and the page itself are not."""
    page = (
        '<a href="/">Главная</a><a href="/about">О министерстве</a><a href="/news">Все новости нашего министерства</a>'
        '<a href="/news/1#top">Колледжи Тверской области получат новые мастерские</a>'
        '<a href="https://other.example/2">Совсем другая новость с чужого сайта</a>'
        '<a href="http://[">Сломанная ссылка на какую-то новость</a>'
        '<a href="mailto:a@b.example">Напишите нам письмо сюда</a>'
    )
    with site(table({"/news": page, "/news/1": "мастерские"})) as press:
        bench.visit(bench.follow(f"{press.url}/news", Place.PAGE))

    assert [name for name, _ in bench.taken] == ["1.html"]


def test_nothing_new_is_asked_in_short(bench: Bench) -> None:
    """The site's tags go back to it, and 304 is all that is read."""

    def answer(request: Request) -> tuple[int, Mapping[str, str], bytes]:
        if request.path == "/robots.txt":
            return 404, {}, b""
        if request.headers.get("if-none-match") == '"a"' and request.headers.get("if-modified-since") == "Wed":
            return 304, {}, b""
        return 200, {"ETag": '"a"', "Last-Modified": "Wed"}, feed().encode()

    with site(answer) as press:
        source = bench.follow(f"{press.url}/rss")
        states = [bench.visit(source, hour).health for hour in range(3)]

    assert states == [Health.FRESH, Health.UNCHANGED, Health.UNCHANGED]


def test_what_robots_txt_closes_is_not_asked_for(bench: Bench) -> None:
    """Neither the feed nor a release in it."""
    with site(
        table({"/robots.txt": ROBOTS, "/closed/rss": feed(), "/rss": feed("/closed/1", "/1"), "/1": "курсы"})
    ) as press:
        closed = bench.visit(bench.follow(f"{press.url}/closed/rss"))
        bench.visit(bench.follow(f"{press.url}/rss"))

    assert closed.health is Health.FORBIDDEN
    assert "robots.txt" in closed.note
    assert press.paths == ["/robots.txt", "/rss", "/1"]


def test_a_host_is_asked_slowly(bench: Bench) -> None:
    """As slowly as it asks for, and never faster than our own gap."""
    with site(table({"/robots.txt": ROBOTS, "/rss": feed("/1"), "/1": "курсы"})) as press:
        bench.visit(bench.follow(f"{press.url}/rss"))
    assert bench.slept == [5, 5]

    other = Bench(bench.journal)
    with site(table({"/rss": feed()})) as press:
        other.visit(other.follow(f"{press.url}/rss"))
    assert other.slept == [GAP]


def test_a_site_in_trouble_is_visited_seldom(bench: Bench) -> None:
    """Each failure doubles the pause, a site's own wish is kept, and success forgets them."""
    answers: list[tuple[int, Mapping[str, str], bytes]] = [
        (404, {}, b""),
        (503, {}, b""),
        (503, {"Retry-After": "36000"}, b""),
        (200, {}, feed().encode()),
    ]
    with site(lambda _: answers.pop(0)) as press:
        source = bench.follow(f"{press.url}/rss")
        pauses = [(bench.round.visit(source.id, NOW) - NOW) / dt.timedelta(hours=1) for _ in range(3)]

    assert pauses == [2, 10, 1]
    assert bench.sources.get(source.id).failures == 0


@pytest.mark.parametrize(
    ("page", "said"), [("<html>Новости", "не лента"), ("", "не лента"), (None, "404"), (b"\x00" * 200_000, "больше")]
)
def test_what_is_no_feed(bench: Bench, page: str | bytes | None, said: str) -> None:
    """The state of the source says why."""
    with site(table({"/rss": page} if page is not None else {})) as press:
        source = bench.visit(bench.follow(f"{press.url}/rss"))

    assert (source.health, source.failures) == (Health.FAILED, 1)
    assert said in source.note


def test_a_feed_cannot_lead_into_the_inner_network(journal: SqlJournal) -> None:
    """The site is open, what it names is not."""
    inner = Guard(resolve=lambda host, port: ("10.0.0.1",))
    with site(table({"/rss": feed("http://router.example/")})) as press:
        number = {"127.0.0.1": "127.0.0.1"}
        guard = Guard(browser().guard.allowed, lambda host, port: (number.get(host, "10.0.0.1"),))
        bench = Bench(journal, guard)
        bench.visit(bench.follow(f"{press.url}/rss"))
    closed = Bench(journal, inner)
    source = closed.visit(closed.follow("http://inner.example/rss"))

    assert bench.taken == []
    assert (source.health, source.taken) == (Health.FAILED, 0)
    assert "внутреннюю сеть" in source.note


def test_a_refused_release_is_not_fetched_again(bench: Bench) -> None:
    """What is gone or no text is noted; what failed for now is tried at the next visit."""
    pages = {"/rss": feed("/gone", "/bad", "/later"), "/bad": "bad"}
    with site(table(pages)) as press:
        source = bench.follow(f"{press.url}/rss")
        bench.visit(source)
        bench.visit(source, 1)

    assert press.paths.count("/gone") == press.paths.count("/bad") == 1
    assert bench.sources.get(source.id).taken == 0


def test_a_long_feed_is_taken_in_parts(bench: Bench) -> None:
    """What is left over is fetched at the next visit, though the feed has not changed since."""
    paths = [f"/{number}" for number in range(MOST + 3)]

    def answer(request: Request) -> tuple[int, Mapping[str, str], bytes]:
        if request.path != "/rss":
            return (404, {}, b"") if request.path == "/robots.txt" else (200, {}, f"курсы {request.path}".encode())
        changed = "if-none-match" not in request.headers
        return (200, {"ETag": '"a"'}, feed(*paths).encode()) if changed else (304, {}, b"")

    with site(answer) as press:
        source = bench.follow(f"{press.url}/rss")
        taken = [bench.visit(source, hour).taken for hour in range(3)]

    assert taken == [MOST, MOST + 3, MOST + 3]


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("ftp://a.example/", Place.FEED, ""),
        Wanted("http://user:pw@a.example/", Place.FEED, ""),
        Wanted("новости", Place.PAGE, ""),
        Wanted("http://a.example/", Place.FEED, "", every=1),
    ],
)
def test_what_cannot_be_visited(bench: Bench, wanted: Wanted) -> None:
    """It is refused when it is typed."""
    with pytest.raises(BadQuery):
        bench.sources.add(wanted, "", NOW)


def test_sources_are_kept_by_address(bench: Bench) -> None:
    """A second one of the same address is refused, a forgotten one is gone and can come back."""
    source = bench.follow("http://a.example/rss")
    with pytest.raises(BadQuery, match="уже среди"):
        bench.follow("http://a.example/rss")
    bench.sources.forget(source.id)

    assert bench.sources.all() == ()
    with pytest.raises(NotFound):
        bench.sources.hurry(source.id, NOW)
    bench.follow("http://a.example/rss")


def run(press: Site, bench: Bench, clock: dt.datetime) -> Worker:
    return Worker(bench.journal.errands, {"visit": bench.round.visit}, lambda: clock)


def test_the_worker_visits_on_schedule(bench: Bench) -> None:
    """At once when added, then every hour, and at once when asked to hurry."""
    with site(table({"/rss": feed()})) as press:
        source = bench.follow(f"{press.url}/rss")
        steps = [run(press, bench, NOW + dt.timedelta(minutes=minutes)).step() for minutes in (0, 59, 60)]
        bench.sources.hurry(source.id, NOW)
        steps.append(run(press, bench, NOW).step())

    assert steps == [True, False, True, True]
    assert bench.sources.next(source) == NOW + dt.timedelta(hours=1)


def test_a_job_that_kills_its_workers_is_set_aside(journal: SqlJournal) -> None:
    """It holds nobody up; one that only fails is done again soon, and one of an unknown kind waits."""
    seen: list[int] = []

    def handle(subject: int, now: dt.datetime) -> dt.datetime | None:
        seen.append(subject)
        raise RuntimeError("stumbled")

    journal.errands.jobs.plan("visit", 1, NOW)
    for attempt in range(DEADLY):
        assert journal.errands.jobs.claim(NOW + attempt * LEASE, LEASE)
    late = NOW + DEADLY * LEASE
    worker = Worker(journal.errands, {"visit": handle}, lambda: late)
    assert worker.step()
    assert (seen, journal.errands.jobs.due("visit", 1)) == ([], late + LATER)

    for kind, subject in (("visit", 2), ("unknown", 3)):
        journal.errands.jobs.plan(kind, subject, NOW)
        assert worker.step()
        assert journal.errands.jobs.due(kind, subject) == late + AGAIN
    assert seen == [2]
