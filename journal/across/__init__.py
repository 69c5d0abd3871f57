"""What releases have in common: reprints and undertakings, kept up with every extraction in its own transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, select

from journal.across import completions, following, pairs, reprints, threads
from journal.across.reading import readings
from journal.across.telling import Tellings
from journal.among import among
from journal.records import Links
from journal.tables import decisions

__all__ = ["completions", "follow", "following", "pairs", "refollow", "reprints", "threads"]

_OF_RELEASES = (
    select(decisions.c.id, decisions.c.release_id)
    .where(among(decisions.c.release_id, bindparam("ids")))
    .order_by(decisions.c.id)
)


def follow(connection: Connection, release_ids: Sequence[int], *, new: bool = False) -> set[int]:
    """Link new or newly read releases with all others; the other releases whose decisions changed by that.

    Of `new` ones nothing is looked up or cleared away that only an earlier reading could have left.
    """
    stored = () if new else release_ids
    read = readings(connection, release_ids)
    changed = reprints.follow(connection, release_ids, read, stored)
    known = Tellings(connection)
    release_of = _decisions(connection, {*release_ids, *changed})
    before = [id_ for id_, release_id in release_of.items() if not (new and release_id in read)]
    touched = threads.follow(connection, release_of, known, before)
    completed = completions.follow(connection, read.values(), known, stored)
    threads.regroup(connection, threads.Touched(touched.ids | completed, touched.alone), known)
    return changed - set(release_ids)


def refollow(connection: Connection, links: Links, ids: Sequence[int]) -> set[int]:
    """Group again after a person's word about these; the releases whose decisions changed by that."""
    known = Tellings(connection)
    if links is Links.THREAD:
        threads.regroup(connection, threads.Touched(set(ids)), known)
        return set()
    changed = reprints.regroup(connection, ids)
    stored = _decisions(connection, changed)
    threads.regroup(connection, threads.follow(connection, stored, known, stored), known)
    return changed


def _decisions(connection: Connection, release_ids: Collection[int]) -> dict[int, int]:
    """The decisions of releases, by number, with the release of each."""
    rows = connection.execute(_OF_RELEASES, {"ids": list(release_ids)})
    return {row.id: row.release_id for row in rows}
