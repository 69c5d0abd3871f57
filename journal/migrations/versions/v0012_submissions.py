"""What people hand in together, and what of it they take back. Nobody has taken anything back yet."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.add_column("releases", sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))
    some = sa.text("withdrawn")
    op.create_index("releases_withdrawn", "releases", ["id"], sqlite_where=some, postgresql_where=some)
    op.create_table(
        "submissions",
        sa.Column("key", sa.Text(), primary_key=True),
        _text("author"),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_index("submissions_by_time", "submissions", ["at", "key"])
    op.create_table(
        "submitted",
        sa.Column("submission", sa.Text(), sa.ForeignKey("submissions.key"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True, autoincrement=False),
        _text("name"),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text()),
        _text("reason"),
        sa.Column("new", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "withdrawals",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        _text("sha256"),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        _text("author"),
        sa.Column("at", _INSTANT, nullable=False),
        _text("reason"),
    )
    op.create_index("withdrawals_by_sum", "withdrawals", ["sha256", "id"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)
