"""Entities from before the registry are known to it, so that whoever names them again means them.

It learns by the program's own code, as no SQL can; `tests/journal/test_earlier.py` tells when that code comes to need
tables that are made later.
"""

import sqlalchemy as sa
from alembic import op

from journal.registry.profiles import learn_name, relearn

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """What their releases tell becomes their profile, and their names what they are looked for by."""
    connection = op.get_bind()
    unknown = sa.text("SELECT id FROM entities WHERE profile = '' ORDER BY id")
    names = sa.text("SELECT alias FROM entity_aliases WHERE entity_id = :id ORDER BY key")
    for id_ in connection.scalars(unknown).all():
        relearn(connection, [id_])
        learn_name(connection, id_, connection.scalars(names, {"id": id_}).all())
