"""Releases as they were read last: what both reprints and reports are looked for in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from journal import codec
from journal.among import among
from journal.tables import NEWEST, extractions, releases
from nlp.facts import Extraction, Release

_IDS: BindParameter[Any] = bindparam("ids")
_READINGS = (
    select(releases.c.id, releases.c.text, releases.c.title, releases.c.published, releases.c.received_at)
    .add_columns(extractions.c.facts)
    .join(extractions, NEWEST)
    .where(among(releases.c.id, _IDS), ~releases.c.withdrawn)
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A release and its newest extraction."""

    id: int
    release: Release
    extraction: Extraction
    title: str
    published: dt.date | None
    received: dt.date


def readings(connection: Connection, ids: Collection[int]) -> dict[int, Reading]:
    """These releases, but for those that were taken back."""
    return {
        row.id: Reading(
            row.id,
            Release(row.text),
            codec.load(Extraction, row.facts),
            row.title,
            row.published,
            row.received_at.date(),
        )
        for row in (connection.execute(_READINGS, {"ids": list(ids)}) if ids else ())
    }
