"""The tables of reports that are made in the background, in the same schema as `journal/tables.py`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from journal.tables import Instant, metadata

__all__ = ["order_pieces", "orders"]

#: Each under a key that nobody guesses. Whoever makes one has it by a lease; where he dies, another takes it then.
orders = Table(
    "orders",
    metadata,
    Column("key", Text, primary_key=True),
    Column("report", Text, nullable=False),
    #: codec of `Query`
    Column("query", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("total", BigInteger, nullable=False),
    Column("written", BigInteger, nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("fault", Text, nullable=False),
    Column("placed_at", Instant, nullable=False),
    #: from when on somebody may take it: a lease moves it to its end; null once it is ready or will not be made
    Column("until", Instant),
    Column("owner", Text, nullable=False),
    #: how often somebody began with it
    Column("tries", Integer, nullable=False),
    #: names of the sections that the report is to have, with spaces between
    Column("sections", Text, nullable=False, server_default=""),
    Index("orders_by_until", "until"),
    Index("orders_by_time", "placed_at"),
)

#: The bytes of a ready report, so that every node of a log can serve it.
order_pieces = Table(
    "order_pieces",
    metadata,
    Column("key", ForeignKey("orders.key"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)
