"""An organization as a list from outside tells of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownOrganization:
    """A row of the list."""

    #: number of the taxpayer, 10 digits
    inn: str
    name: str
    aliases: tuple[str, ...] = ()
    #: code of the subject it belongs to; None for the country's
    region: str | None = None
