"""How asking another machine can fail; messages are for people."""

from __future__ import annotations

import datetime as dt


class NetworkError(Exception):
    """It did not work, and may work later; where it is known, nothing was handed over."""

    def __init__(self, message: str, wait: dt.timedelta = dt.timedelta()) -> None:
        super().__init__(message)
        #: how long the other side asks us to stay away
        self.wait = wait


class Refused(NetworkError):
    """It did not work and will not: a wrong or forbidden address, or the other side's final no."""


class Uncertain(NetworkError):
    """It was handed over, and the answer never came: whether it arrived is not known."""
