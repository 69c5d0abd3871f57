"""The tables of what is stored and not yet in the log, in the same schema as `journal/tables.py`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from journal.tables import Instant, metadata

__all__ = ["arrivals", "collections"]

#: The work list: releases whose bytes are stored and that are to be extracted. Whoever does it deletes the row in the
#: transaction that stores the result.
arrivals = Table(
    "arrivals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("author", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    #: from when on a worker may take it: a lease moves it to its end; null while it is set aside
    Column("until", Instant),
    #: who has the lease
    Column("owner", Text, nullable=False),
    #: how often somebody began with it
    Column("tries", Integer, nullable=False),
    #: why it is set aside
    Column("reason", Text, nullable=False),
    #: the stored release that is to be read again; null for one that the log does not have
    Column("release_id", ForeignKey("releases.id")),
    Column("name", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    #: codec of `Hints`
    Column("hints", Text, nullable=False),
    Column("text", Text, nullable=False),
    Index("arrivals_by_until", "until"),
    Index("arrivals_by_release", "release_id"),
)

#: How far the taking in of a folder or archive has come that has not ended.
collections = Table(
    "collections",
    metadata,
    #: machine, path, size and time of the file
    Column("key", Text, primary_key=True),
    Column("started_at", Instant, nullable=False),
    #: everything up to here has its outcome
    Column("position", Text, nullable=False),
    Column("added", BigInteger, nullable=False),
    Column("known", BigInteger, nullable=False),
    Column("refused", BigInteger, nullable=False),
)
