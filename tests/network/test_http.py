"""HTTP: each redirect is checked, and answers have limits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from threading import Event

import pytest

from network.addresses import Guard
from network.errors import NetworkError, Refused
from network.http import Answer, wait
from tests.errands.sites import LOOPBACK, Request, browser, site, table


def test_a_page_is_read_under_our_name() -> None:
    """Cyrillic addresses and line breaks in them are written as they must be."""
    with site(table({"/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?a=1": "да"})) as running:
        answer = browser().get(f"{running.url}/новости?a=1")

    assert (answer.status, answer.body.decode(), answer.headers["content-type"]) == (
        200,
        "да",
        "text/html; charset=utf-8",
    )
    assert running.asked[0].headers["user-agent"].startswith("Kadrolog/")


def test_a_redirect_into_the_inner_network_is_not_followed() -> None:
    """The first address is open, the second resolves to a closed one."""
    with site(lambda _: (302, {"Location": "http://inner.example/"}, b"")) as running:
        numbers = {"127.0.0.1": "127.0.0.1", "inner.example": "10.0.0.1"}
        guard = Guard(LOOPBACK.allowed, lambda host, port: (numbers[host],))

        with pytest.raises(Refused, match="внутреннюю сеть"):
            browser(guard).get(running.url)


def test_a_name_is_resolved_once() -> None:
    """What was checked is what is asked: a second answer of the name server is never used."""
    answers = iter([("127.0.0.1",)])
    with site(table({"/": "да"})) as running:
        guard = Guard(LOOPBACK.allowed, lambda host, port: next(answers))
        port = running.url.rpartition(":")[2]
        answer = browser(guard).get(f"http://site.example:{port}/")

    assert answer.body.decode() == "да"
    assert running.asked[0].headers["host"] == f"site.example:{port}"


def test_redirects_have_an_end() -> None:
    """A circle is refused."""
    with site(lambda request: (301, {"Location": request.path + "a"}, b"")) as running:
        with pytest.raises(Refused, match="перенаправлений"):
            browser().get(running.url)

        assert len(running.asked) == 6


def test_what_is_handed_over_is_not_redirected() -> None:
    """The signed body of a webhook goes nowhere else."""
    with site(lambda _: (307, {"Location": "/other"}, b"")) as running:
        assert browser().post(running.url, b"{}", {}).status == 307
        assert running.paths == ["/"]


def test_an_answer_has_limits() -> None:
    """Too many bytes are refused, with and without a length; a silent or vanished site is a NetworkError."""
    with site(lambda _: (200, {}, b"a" * 100_001)) as running, pytest.raises(Refused, match="больше"):
        browser().get(running.url)
    with pytest.raises(NetworkError, match="не отвечает"):
        browser().get(running.url)


def test_half_an_answer_is_none() -> None:
    """A page that breaks off is not taken for the whole."""
    with site(lambda _: (200, {"Content-Length": "9"}, b"a")) as running, pytest.raises(NetworkError):
        browser().get(running.url)


def test_a_talk_has_an_end() -> None:
    """A site that never comes to its answer is left, however patient each step is."""
    given_up = Event()

    def dawdle(request: Request) -> tuple[int, Mapping[str, str], bytes]:
        given_up.wait(10)
        return 200, {}, b""

    with site(dawdle) as running:
        with pytest.raises(NetworkError):
            replace(browser(), patience=10, longest=0.05).get(running.url)
        given_up.set()


def test_how_long_to_stay_away() -> None:
    """Seconds, up to a day; anything else says nothing."""
    waits = [wait(Answer(503, {"retry-after": said}, b"", "")) for said in ("120", "9999999", "tomorrow", "")]

    assert waits == [dt.timedelta(minutes=2), dt.timedelta(days=1), dt.timedelta(), dt.timedelta()]
