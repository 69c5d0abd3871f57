"""The door of the running app: how the server is reached, and who is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, g, request

from access import Gate, SignOn, Visitor

#: the names of this machine for itself; any other name in `Host` is of a page elsewhere that had it resolved to here
LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))
_NAME = "kadrolog-door"


@dataclass(frozen=True)
class Door:
    """How the server is reached, and whom it lets in; without a gate there are no accounts."""

    gate: Gate | None = None
    #: the names that people type to reach it
    hosts: frozenset[str] = LOOPBACK
    #: whether they reach it by HTTPS
    secure: bool = False
    #: proxies of ours in front of it, whose word on addresses and schemes is taken
    proxies: int = 0
    #: the way in through the organization, where there is one
    sign_on: SignOn | None = None


def give(app: Flask, found: Door) -> None:
    """Make the door the app's."""
    app.extensions[_NAME] = found


def door() -> Door:
    """The door of the running app."""
    return cast(Door, current_app.extensions[_NAME])


def gate() -> Gate:
    """The gate of a door that has one: pages of accounts are only there with it."""
    return cast(Gate, door().gate)


def visitor() -> Visitor | None:
    """Who sends this request; None for somebody not logged in."""
    return cast(Visitor | None, g.get("visitor"))


def author(stated: str) -> str:
    """Under which name something is done: the account's, or without accounts the name that is stated."""
    found = visitor()
    return found.name if found and found.account else stated


def address() -> str:
    """Where the request comes from."""
    return request.remote_addr or ""
