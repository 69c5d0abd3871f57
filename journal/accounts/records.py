"""Accounts, tokens and entries of the audit log as values; secrets are never among them, only their digests."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account may do; each role may do all that those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    def covers(self, other: Role) -> bool:
        """Whether this role may do what the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may log in. `regions`: whose releases it may change, codes as in releases; none means all."""

    id: int
    name: str
    role: Role
    regions: tuple[str, ...]
    active: bool
    created_at: dt.datetime
    #: whether it has a password; one that only signs in through the organization has none
    by_password: bool = True


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which an account is logged in."""

    digest: str
    created_at: dt.datetime
    #: of its last request, to some minutes
    seen_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A program's way in, in the name of an account and at most with `role`."""

    label: str
    role: Role
    created_at: dt.datetime
    expires_at: dt.datetime
    revoked: bool = False
    #: given when it is stored
    id: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what, or tried to."""

    #: the account's name; empty where nobody was logged in
    author: str
    #: `login`, or the name of the view that was asked for
    action: str
    #: `done`, or why not
    outcome: str
    #: the address that the request came from
    address: str
    #: what it was done to
    subject: str = ""
    #: bytes that were sent
    amount: int = 0
    #: when, and its place in the log; both given when it is written
    at: dt.datetime | None = None
    number: int = 0
