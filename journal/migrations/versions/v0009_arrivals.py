"""Releases that are stored and wait for extraction, how far collections have come; on PostgreSQL the queue's tables.

Procrastinate's schema is that of the pinned version. Whoever raises the pin adds a revision that runs the files of its
`sql/migrations` that came after it.
"""

import sqlalchemy as sa
from alembic import op

from journal.backends import backend_of

revision = "0009"
down_revision = "0008"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "arrivals",
        sa.Column("sha256", sa.Text(), primary_key=True),
        _text("author"),
        sa.Column("received_at", _INSTANT, nullable=False),
        sa.Column("until", _INSTANT),
        _text("owner"),
        sa.Column("tries", sa.Integer(), nullable=False),
        _text("reason"),
        sa.Column("release_id", _ID, sa.ForeignKey("releases.id")),
        _text("name"),
        _text("format"),
        _count("size"),
        _text("hints"),
        _text("text"),
    )
    op.create_index("arrivals_by_until", "arrivals", ["until"])
    op.create_index("arrivals_by_release", "arrivals", ["release_id"])
    op.create_table(
        "collections",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("started_at", _INSTANT, nullable=False),
        _text("position"),
        *map(_count, ("added", "known", "refused")),
    )
    backend_of(op.get_bind()).make_queue(op.get_bind())


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)
