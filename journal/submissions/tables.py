"""The tables of what was handed in and taken back, in the same schema as `journal/tables.py`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table, Text

from journal.tables import Id, Instant, metadata

__all__ = ["submissions", "submitted", "withdrawals"]

submissions = Table(
    "submissions",
    metadata,
    Column("key", Text, primary_key=True),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("submissions_by_time", "at", "key"),
)

#: The files of each submission in their order: stored, known before, or refused.
submitted = Table(
    "submitted",
    metadata,
    Column("submission", ForeignKey("submissions.key"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", Text),
    Column("reason", Text, nullable=False),
    Column("new", Boolean, nullable=False),
)

#: What people took back and gave back, never changed; the newest of a sum holds. By sums, since what is taken back may
#: still wait to be read.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False),
    Index("withdrawals_by_sum", "sha256", "id"),
)
