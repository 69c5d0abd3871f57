"""The first tables."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make them."""
    _log()
    _releases()
    _decisions()
    _entities()
    _links()


def _log() -> None:
    log = op.create_table(
        "log",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("head", sa.BigInteger(), nullable=False),
    )
    op.bulk_insert(log, [{"id": 1, "identity": uuid4().hex, "head": 0}])


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.Text(), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("received_at", _INSTANT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hints", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("published", sa.Date()),
        sa.Column("publisher", sa.Text()),
    )
    op.create_table(
        "extractions",
        sa.Column("release_id", _ID, sa.ForeignKey("releases.id"), primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("extracted_at", _INSTANT, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("number", _ID, primary_key=True, autoincrement=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("release_id", _ID, sa.ForeignKey("releases.id"), nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("release_id", _ID, sa.ForeignKey("releases.id"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("date_start", sa.Date()),
        sa.Column("date_end", sa.Date()),
        sa.Column("deadline_start", sa.Date()),
        sa.Column("deadline_end", sa.Date()),
        sa.Column("amount", sa.BigInteger()),
        sa.Column("headcount", sa.BigInteger()),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.UniqueConstraint("release_id", "kind", "start", "stop", "nth", name="decisions_identity"),
    )
    op.create_index("decisions_by_day", "decisions", ["listed", "day", "id"])
    op.create_index("decisions_by_kind", "decisions", ["listed", "kind", "day", "id"])
    op.create_index("decisions_by_status", "decisions", ["listed", "status", "day", "id"])


def _entities() -> None:
    op.create_table(
        "entities",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", _PLAIN, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.UniqueConstraint("kind", "key", name="entities_identity"),
    )
    op.create_index("entities_by_decisions", "entities", ["kind", "decisions", "id"])
    op.create_table(
        "entity_aliases",
        sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), primary_key=True, autoincrement=False),
        sa.Column("key", _PLAIN, primary_key=True),
        sa.Column("alias", sa.Text(), nullable=False),
    )
    op.create_table(
        "entity_words",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("word", _PLAIN, primary_key=True),
        sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), primary_key=True, autoincrement=False),
    )


def _links() -> None:
    for name, columns in (
        ("decision_regions", (sa.Column("region", sa.Text(), primary_key=True), _place())),
        ("decision_topics", (sa.Column("topic", sa.Text(), primary_key=True),)),
        ("decision_entities", (sa.Column("role", sa.Text(), primary_key=True), _entity(), _place())),
    ):
        decision = sa.Column("decision_id", _ID, sa.ForeignKey("decisions.id"), primary_key=True, autoincrement=False)
        op.create_table(name, decision, *columns, sa.Column("day", sa.Date(), nullable=False))
    op.create_index("decision_regions_by_day", "decision_regions", ["region", "day", "decision_id"])
    op.create_index("decision_topics_by_day", "decision_topics", ["topic", "day", "decision_id"])
    op.create_index("decision_entities_by_day", "decision_entities", ["entity_id", "day", "decision_id"])
    release = sa.Column("release_id", _ID, sa.ForeignKey("releases.id"), primary_key=True, autoincrement=False)
    op.create_table("release_entities", release, _entity())
    op.create_index("release_entities_by_entity", "release_entities", ["entity_id"])


def _entity() -> sa.Column[int]:
    return sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), primary_key=True, autoincrement=False)


def _place() -> sa.Column[int]:
    return sa.Column("place", sa.Integer(), nullable=False)
