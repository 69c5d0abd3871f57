"""What workers read → the log: the results of several claims in one turn, which costs little more than one does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from journal import history, writing
from journal.arrivals.records import Claim
from journal.arrivals.waiting import end
from journal.editions import Edition
from journal.reading import decision_ids, load_decisions
from journal.records import Added
from journal.relisting import followed
from nlp.facts import Extraction

Results = Sequence[tuple[Claim, Extraction]]


def finish(connection: Connection, results: Results, at: dt.datetime) -> tuple[list[Added | None], int]:
    """Store results and take their claims off the list; None for claims that others have by now.

    Also the number of the last change; 0 where nothing changed.
    """
    writing.take_turn(connection, 0)
    own = {claim.sha256: (claim, extraction) for claim, extraction in results if end(connection, claim)}
    known = writing.find_releases(connection, own)
    added, last = _enter(connection, {digest: own[digest] for digest in own if digest not in known}, at)
    for digest, id_ in known.items():
        claim, extraction = own[digest]
        if claim.release_id is None:
            added[digest] = Added(id_, False, decision_ids(connection, id_))
        else:
            edition = writing.next_edition(connection, id_, extraction)
            added[digest], last = revise(connection, edition, claim.author, at)
    return [added.get(claim.sha256) for claim, _ in results], last


def revise(connection: Connection, edition: Edition, author: str, at: dt.datetime) -> tuple[Added, int]:
    """Store the next revision of a release; also the number of the last change."""
    last = writing.take_turn(connection, 1)
    before = load_decisions(connection, decision_ids(connection, edition.release_id))
    (ids,) = writing.write(connection, [edition], [author], at)
    history.keep(connection, before, ids, at)
    return Added(edition.release_id, False, ids), followed(connection, [edition], last)


def _enter(
    connection: Connection, new: Mapping[str, tuple[Claim, Extraction]], at: dt.datetime
) -> tuple[dict[str, Added], int]:
    """Releases that the log does not have."""
    if not new:
        return {}, 0
    last = writing.take_turn(connection, len(new))
    editions = writing.insert_releases(connection, new, at)
    ids = writing.write(connection, editions, [claim.author for claim, _ in new.values()], at)
    last = followed(connection, editions, last)
    stored = zip(new, editions, ids, strict=True)
    return {digest: Added(edition.release_id, True, decisions) for digest, edition, decisions in stored}, last
