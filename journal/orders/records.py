"""What is ordered: a frozen value, no SQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journal.records import Query


@dataclass(frozen=True, slots=True)
class Order:
    """A report and how far it has come; `fault` says why it will not be made."""

    key: str
    #: one of `reports.REPORTS`, of what a query finds, as one of `reports.FORMATS`
    report: str
    query: Query
    format: str
    #: what the file is called for whoever takes it
    file: str
    #: decisions in all, and written
    total: int
    written: int = 0
    ready: bool = False
    #: bytes of the ready file
    size: int = 0
    fault: str = ""
    #: names of the sections that it is to have; none means all
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Who makes a report, and until when it is nobody else's."""

    owner: str
    until: dt.datetime
