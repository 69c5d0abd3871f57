"""What people said of decisions, and which decisions they have looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Nobody has looked at any decision yet."""
    op.add_column("decisions", sa.Column("verdict", sa.Text()))
    op.create_index("decisions_by_certainty", "decisions", ["listed", "verdict", "probability", "id"])
    op.create_table(
        "reviews",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        _reference("decision_id", "decisions.id"),
        _reference("release_id", "releases.id"),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("reviews_by_decision", "reviews", ["decision_id", "id"])
    op.create_index("reviews_by_release", "reviews", ["release_id", "id"])
    op.create_index("reviews_by_author", "reviews", ["author", "id"])


def _reference(name: str, to: str) -> sa.Column[int]:
    return sa.Column(name, _ID, sa.ForeignKey(to), nullable=False)
