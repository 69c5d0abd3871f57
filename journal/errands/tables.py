"""The tables of what the log does by itself, in the same schema as `journal/tables.py`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text

from journal.tables import Id, Instant, metadata

__all__ = ["alerts", "jobs", "messages", "metadata", "saved_searches", "source_items", "sources", "told_decisions"]

saved_searches = Table(
    "saved_searches",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    #: codec of `Query`
    Column("query", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("search_id", ForeignKey("saved_searches.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("rhythm", Text, nullable=False),
    Column("secret", Text, nullable=False),
    #: number of the last change that was looked at
    Column("seen", BigInteger, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("alerts_by_search", "search_id"),
)

#: A message is composed in the transaction that notes its decisions as told; every attempt carries its token.
messages = Table(
    "messages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("alert_id", ForeignKey("alerts.id"), nullable=False),
    Column("token", Text, nullable=False, unique=True),
    #: JSON: numbers of decisions
    Column("decision_ids", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("composed_at", Instant, nullable=False),
    Column("tried_at", Instant),
    Column("answer", Text, nullable=False),
    Index("messages_by_alert", "alert_id", "id"),
)

#: What an alert has told of already: no decision is told of twice.
told_decisions = Table(
    "told_decisions",
    metadata,
    Column("alert_id", ForeignKey("alerts.id"), primary_key=True),
    Column("decision_id", ForeignKey("decisions.id"), primary_key=True),
    sqlite_with_rowid=False,
)

sources = Table(
    "sources",
    metadata,
    Column("id", Id, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("place", Text, nullable=False),
    Column("name", Text, nullable=False),
    #: minutes
    Column("every", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("health", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("visited_at", Instant),
    Column("failures", Integer, nullable=False),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("taken", Integer, nullable=False),
)

#: Addresses of releases that a source named and that were read; none is fetched a second time.
source_items = Table(
    "source_items",
    metadata,
    Column("source_id", ForeignKey("sources.id"), primary_key=True),
    Column("url", Text, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("release_id", ForeignKey("releases.id")),
    #: why it was refused
    Column("reason", Text, nullable=False),
)

#: What is to be done and when. A worker takes a job by a lease; where the worker dies, another takes it after that.
jobs = Table(
    "jobs",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("subject", Id, primary_key=True, autoincrement=False),
    Column("due", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Index("jobs_by_due", "due"),
)
