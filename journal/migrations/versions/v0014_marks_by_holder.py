"""Marks are found by who holds them: reading a release again read the marks of the whole log before."""

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("reprint_marks_by_release", "reprint_marks", ["release_id"])
    op.create_index("thread_marks_by_decision", "thread_marks", ["decision_id"])
