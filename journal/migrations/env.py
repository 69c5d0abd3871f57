"""Alembic's entry: runs the revisions on the connection that `upgrade` was given."""

from alembic import context

from journal.errands.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
