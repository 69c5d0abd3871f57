"""Addresses: the inner network is closed whatever it is called, until the administrator opens it."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from network.addresses import Guard
from network.errors import Refused


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.1.2.3", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "2002:7f00:0001::", "2002:a00:1::1", "64:ff9b::a00:1", "64:ff9b::7f00:1", "not a number",
    ],
)  # fmt: skip
def test_inner_addresses_are_closed(number: str) -> None:
    """Private, loopback, link-local, shared, multicast, and the same carried inside IPv6."""
    assert not Guard().passes(number)
    with pytest.raises(Refused, match="внутреннюю сеть"):
        Guard(resolve=lambda host, port: ("93.184.216.34", number)).check("http://site.example/")


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:4700::1111", "64:ff9b::5db8:d822"])
def test_open_addresses_pass(number: str) -> None:
    """The number that was checked is the one to connect to."""
    assert Guard(resolve=lambda host, port: (number,)).check("https://site.example/a")[1:] == (number, 443)


def test_the_administrator_opens_networks() -> None:
    """Only those that are named."""
    guard = Guard((ip_network("10.0.0.0/8"), ip_network("fd00::/8")))

    assert [guard.passes(number) for number in ("10.1.2.3", "::ffff:10.1.2.3", "fd00::1", "192.168.0.1")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "ftp://a.example:80/",
        "gopher://a.example:70/",
        "http://a.example\0.inner/",
        "http://a.example/\r\nHost: inner",
        "http://\udcff/",
        "http://",
        "http://user:pw@a.example/",
        "http://a.example:99999/",
        "a",
        "",
    ],
)
def test_only_plain_web_addresses(url: str) -> None:
    """Other schemes, names and passwords inside, and what is no address."""
    with pytest.raises(Refused):
        Guard(resolve=lambda host, port: ("93.184.216.34",)).check(url)
