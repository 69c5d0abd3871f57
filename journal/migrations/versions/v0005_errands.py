"""Saved searches, alerts and what they sent, sources of releases, and jobs with their times."""

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _searches()
    _alerts()
    _sources()
    op.create_table(
        "jobs",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("subject", _ID, primary_key=True, autoincrement=False),
        _moment("due"),
        _count("attempts"),
    )
    op.create_index("jobs_by_due", "jobs", ["due"])


def _searches() -> None:
    op.create_table(
        "saved_searches",
        _number(),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        _text("name"),
        _text("query"),
        _text("author"),
        _moment("created_at"),
    )


def _alerts() -> None:
    op.create_table(
        "alerts",
        _number(),
        sa.Column("search_id", _ID, sa.ForeignKey("saved_searches.id"), nullable=False),
        *map(_text, ("channel", "address", "rhythm", "secret")),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        _moment("created_at"),
    )
    op.create_index("alerts_by_search", "alerts", ["search_id"])
    op.create_table(
        "messages",
        _number(),
        sa.Column("alert_id", _ID, sa.ForeignKey("alerts.id"), nullable=False),
        sa.Column("token", sa.Text(), nullable=False, unique=True),
        _text("decision_ids"),
        _text("state"),
        _count("attempts"),
        _moment("composed_at"),
        sa.Column("tried_at", _INSTANT),
        _text("answer"),
    )
    op.create_index("messages_by_alert", "messages", ["alert_id", "id"])
    op.create_table(
        "told_decisions",
        sa.Column("alert_id", _ID, sa.ForeignKey("alerts.id"), primary_key=True, autoincrement=False),
        sa.Column("decision_id", _ID, sa.ForeignKey("decisions.id"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )


def _sources() -> None:
    op.create_table(
        "sources",
        _number(),
        sa.Column("url", sa.Text(), nullable=False, unique=True),
        _text("place"),
        _text("name"),
        _count("every"),
        _text("author"),
        _moment("created_at"),
        _text("health"),
        _text("note"),
        sa.Column("visited_at", _INSTANT),
        _count("failures"),
        _text("etag"),
        _text("modified"),
        _count("taken"),
    )
    op.create_table(
        "source_items",
        sa.Column("source_id", _ID, sa.ForeignKey("sources.id"), primary_key=True, autoincrement=False),
        sa.Column("url", sa.Text(), primary_key=True),
        _moment("at"),
        sa.Column("release_id", _ID, sa.ForeignKey("releases.id")),
        _text("reason"),
    )


def _number() -> sa.Column[int]:
    return sa.Column("id", _ID, primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str) -> sa.Column[dt.datetime]:
    return sa.Column(name, _INSTANT, nullable=False)
