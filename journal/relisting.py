"""Releases that are listed anew: because they are new, or because people said something of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from journal import across, history, writing
from journal.editions import Edition
from journal.reading import decision_ids, load_decisions


def relisted(connection: Connection, release_ids: Sequence[int], at: dt.datetime) -> int:
    """List stored releases as people leave them now, and keep what the log said before; the last change's number."""
    before = {id_: load_decisions(connection, decision_ids(connection, id_)) for id_ in release_ids}
    editions = [writing.present_edition(connection, id_) for id_ in release_ids]
    for edition, ids in zip(editions, writing.relist(connection, editions, at), strict=True):
        history.keep(connection, before[edition.release_id], ids, at)
    return followed(connection, editions, writing.take_turn(connection, len(editions)))


def followed(connection: Connection, editions: Sequence[Edition], last: int, *, compared: bool = True) -> int:
    """Link what was written with the rest of the log and note all that changed; the last change's number."""
    ids = [edition.release_id for edition in editions]
    writing.note_changes(connection, ids, last)
    if not compared:
        return last
    new = not any(edition.stored for edition in editions)
    return noted(connection, across.follow(connection, ids, new=new), last)


def noted(connection: Connection, release_ids: Collection[int], last: int) -> int:
    """Note releases that changed by what others told; the last change's number."""
    if release_ids:
        last = writing.take_turn(connection, len(release_ids))
        writing.note_changes(connection, sorted(release_ids), last)
    return last
