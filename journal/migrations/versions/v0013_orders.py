"""Ordered reports and figures, shared by all who serve the log; reports of before stay files and are forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "orders",
        sa.Column("key", sa.Text(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("report", "query", "format", "file")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("total", "written")),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("placed_at", _INSTANT, nullable=False),
        sa.Column("until", _INSTANT),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sections", sa.Text(), nullable=False, server_default=""),
    )
    op.create_index("orders_by_until", "orders", ["until"])
    op.create_index("orders_by_time", "orders", ["placed_at"])
    op.create_table(
        "order_pieces",
        sa.Column("key", sa.Text(), sa.ForeignKey("orders.key"), primary_key=True),
        sa.Column("place", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "measures",
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("label", sa.Text(), primary_key=True),
        sa.Column("value", sa.Float(), nullable=False),
    )
