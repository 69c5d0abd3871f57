"""The registry of entities: who is whom across releases, and what people decided about it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """What was one entity by its name stays one; its names of each release become links that can be moved."""
    _entities()
    _decision_links()
    _release_links()
    _registry()


def _entities() -> None:
    for column in (
        sa.Column("root_id", _ID, nullable=False, server_default="0"),
        sa.Column("merged_into", _ID),
        sa.Column("inn", sa.Text()),
        sa.Column("fixed", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("profile", sa.Text(), nullable=False, server_default=""),
    ):
        op.add_column("entities", column)
    op.execute("UPDATE entities SET root_id = id")
    op.create_index("entities_by_root", "entities", ["root_id"])
    op.create_index("entities_by_inn", "entities", ["inn"])
    op.execute(
        "INSERT INTO entity_aliases (entity_id, key, alias) SELECT id, key, name FROM entities "
        "WHERE NOT EXISTS (SELECT 1 FROM entity_aliases a WHERE a.entity_id = entities.id AND a.key = entities.key)"
    )


def _decision_links() -> None:
    op.drop_index("decision_entities_by_day", "decision_entities")
    op.rename_table("decision_entities", "decision_entities_before")
    op.create_table(
        "decision_entities",
        sa.Column("decision_id", _ID, sa.ForeignKey("decisions.id"), primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("origin_id", _ID, sa.ForeignKey("entities.id"), nullable=False),
        sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
    )
    op.execute(
        "INSERT INTO decision_entities (decision_id, place, role, origin_id, entity_id, day) "
        "SELECT decision_id, place, role, entity_id, entity_id, day FROM decision_entities_before"
    )
    op.drop_table("decision_entities_before")
    op.create_index("decision_entities_by_day", "decision_entities", ["entity_id", "day", "decision_id"])


def _release_links() -> None:
    op.drop_index("release_entities_by_entity", "release_entities")
    op.rename_table("release_entities", "release_entities_before")
    op.create_table(
        "release_entities",
        sa.Column("release_id", _ID, sa.ForeignKey("releases.id"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("key", _PLAIN, primary_key=True),
        sa.Column("origin_id", _ID, sa.ForeignKey("entities.id"), nullable=False),
        sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Text()),
        sa.Column("organization", sa.Text()),
    )
    op.execute(
        "INSERT INTO release_entities (release_id, kind, key, origin_id, entity_id, named) "
        "SELECT release_id, kind, key, id, id, true FROM release_entities_before JOIN entities ON id = entity_id"
    )
    op.drop_table("release_entities_before")
    op.create_index("release_entities_by_entity", "release_entities", ["entity_id", "release_id"])


def _registry() -> None:
    entity = sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), primary_key=True, autoincrement=False)
    op.create_table("entity_blocks", sa.Column("block", _PLAIN, primary_key=True), entity, sqlite_with_rowid=False)
    op.create_table(
        "entity_matches",
        sa.Column("one_id", _ID, sa.ForeignKey("entities.id"), primary_key=True, autoincrement=False),
        sa.Column("other_id", _ID, sa.ForeignKey("entities.id"), primary_key=True, autoincrement=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
    )
    op.create_index("entity_matches_by_other", "entity_matches", ["other_id"])
    op.create_index("entity_matches_by_state", "entity_matches", ["state", "score", "one_id", "other_id"])
    op.create_table(
        "entity_operations",
        sa.Column("number", _ID, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entity_id", _ID, sa.ForeignKey("entities.id"), nullable=False),
        sa.Column("other_id", _ID, sa.ForeignKey("entities.id")),
        sa.Column("undoes", _ID, sa.ForeignKey("entity_operations.number"), unique=True),
        sa.Column("details", sa.Text(), nullable=False),
    )
    op.create_index("entity_operations_by_entity", "entity_operations", ["entity_id"])
    op.create_index("entity_operations_by_other", "entity_operations", ["other_id"])
