"""A single address that a person names: taken in under a name, or refused with the reason."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from network.addresses import Guard
from network.errors import NetworkError, Refused
from network.pages import AT_ONCE, Fetcher
from tests.errands.sites import Answers, Request, browser, site, table


def test_what_is_at_an_address() -> None:
    """Its bytes, and a name from the end of where the redirects led."""

    def answer(request: Request) -> tuple[int, dict[str, str], bytes]:
        if request.path == "/short":
            return 301, {"Location": "/news/%00%D1%80%D0%B5%D0%BB%D0%B8%D0%B7"}, b""
        return 200, {"Content-Type": "text/html"}, "Открыт центр".encode()

    with site(answer) as press:
        assert Fetcher(browser())(f" {press.url}/short ") == ("релиз.html", "Открыт центр".encode())


@pytest.mark.parametrize("status", [404, 500])
def test_what_is_not_there(status: int) -> None:
    """Whether for good or for now."""
    with site(lambda request: (status, {}, b"")) as press, pytest.raises(NetworkError, match=str(status)):
        Fetcher(browser())(press.url)


def test_the_inner_network_is_closed() -> None:
    """Asked by number, by name, or led there by an address that is open."""
    names = {"inner.example": "10.0.0.1", "localhost": "127.0.0.1", "127.0.0.1": "127.0.0.1"}
    guard = Guard(resolve=lambda host, port: (names[host],))
    with site(table({"/": "тайное"})) as inner:
        for host in names:
            with pytest.raises(Refused, match="внутреннюю сеть"):
                Fetcher(browser(guard))(inner.url.replace("127.0.0.1", host))
    assert inner.asked == []


def test_a_redirect_leads_nowhere_else() -> None:
    """Neither into the inner network nor out of the web."""
    targets = iter(["http://10.0.0.1/", "file:///etc/passwd", "ftp://127.0.0.1:21/"])
    with site(lambda request: (302, {"Location": next(targets)}, b"")) as press:
        for _ in range(3):
            with pytest.raises(Refused):
                Fetcher(browser())(press.url)


def test_a_name_that_changes_its_mind_is_asked_once() -> None:
    """The number that was checked is the one that is connected to."""
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    loopback = browser().guard
    guard = Guard(loopback.allowed, lambda host, port: next(answers))
    with site(table({"/": "открытое"})) as press:
        _, data = Fetcher(browser(guard))(press.url.replace("127.0.0.1", "rebinding.example"))
    assert data == "открытое".encode()


def test_slow_addresses_hold_up_few() -> None:
    """So many are asked at once; who comes then is told so, and may come again."""
    begun, go_on = Event(), Event()
    came = list[str]()

    def slowly(request: Request) -> tuple[int, dict[str, str], bytes]:
        came.append(request.path)
        if len(came) == AT_ONCE:
            begun.set()
        go_on.wait(30)
        return 200, {}, b"x"

    answers: Answers = slowly
    with site(answers) as press:
        fetch = Fetcher(browser())
        asking = [Thread(target=fetch, args=(press.url,)) for _ in range(AT_ONCE)]
        for one in asking:
            one.start()
        assert begun.wait(30)
        with pytest.raises(NetworkError, match="Повторите"):
            fetch(press.url)
        go_on.set()
        for one in asking:
            one.join()
        assert fetch(press.url)[1] == b"x"
