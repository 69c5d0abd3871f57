"""What releases have in common: reprints and undertakings, kept up with every extraction in its own transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from journal.across import completions, following, pairs, reprints, threads
from journal.records import Links
from journal.tables import decisions

__all__ = ["completions", "follow", "following", "pairs", "refollow", "reprints", "threads"]


def follow(connection: Connection, release_ids: Sequence[int]) -> set[int]:
    """Link new or newly read releases with all others; the other releases whose decisions changed by that."""
    changed = reprints.follow(connection, release_ids)
    threads.follow(connection, _decisions(connection, {*release_ids, *changed}))
    threads.regroup(connection, completions.follow(connection, release_ids))
    return changed - set(release_ids)


def refollow(connection: Connection, links: Links, ids: Sequence[int]) -> set[int]:
    """Group again after a person's word about these; the releases whose decisions changed by that."""
    if links is Links.THREAD:
        threads.regroup(connection, ids)
        return set()
    changed = reprints.regroup(connection, ids)
    threads.follow(connection, _decisions(connection, changed))
    return changed


def _decisions(connection: Connection, release_ids: Collection[int]) -> Sequence[int]:
    query = select(decisions.c.id).where(decisions.c.release_id.in_(sorted(release_ids)))
    return connection.scalars(query.order_by(decisions.c.id)).all()
