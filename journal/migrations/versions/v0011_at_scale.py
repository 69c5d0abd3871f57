"""What an import leaves alone is linked later, and the words of an entity are found by the entity."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table and the index."""
    release = sa.ForeignKey("releases.id")
    op.create_table("unlinked", sa.Column("release_id", sa.BigInteger(), release, primary_key=True))
    op.create_index("entity_words_by_entity", "entity_words", ["entity_id", "word"])
