"""What an import left alone is linked later, and the words of an entity are found by the entity.

Releases of which no marks are kept came before there were any, or were left alone: they wait too.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table and the index."""
    release = sa.ForeignKey("releases.id")
    op.create_table("unlinked", sa.Column("release_id", _ID, release, primary_key=True))
    op.create_index("entity_words_by_entity", "entity_words", ["entity_id", "word"])
    op.execute(
        "INSERT INTO unlinked (release_id) "
        "SELECT id FROM releases WHERE id NOT IN (SELECT release_id FROM reprint_marks)"
    )
