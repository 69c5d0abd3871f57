"""Why somebody is not let in or may not go on; the words are for that person."""

from __future__ import annotations


class AccessError(Exception):
    """Not allowed; the message says what helps."""


class WrongPassword(AccessError):
    """Unknown name, wrong password or disabled account: which of them is never told."""

    def __init__(self) -> None:
        super().__init__("Имя или пароль не подходят.")


class NoEntry(AccessError):
    """Whom the organization's identity provider does not vouch for, or does not vouch for as it must."""


class Weak(AccessError):
    """A password that others would guess."""


class TooMany(AccessError):
    """Too often within a short time; `seconds` until it makes sense to try again."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds


class Full(AccessError):
    """The day's quota of an account is used up."""
