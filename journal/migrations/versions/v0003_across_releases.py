"""What the log said before, reprints, undertakings, and what people ruled about them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables, and say since when each decision is as it is."""
    _past()
    _reprints()
    _pairs()
    _threads()


def _past() -> None:
    op.add_column("decisions", sa.Column("since", _INSTANT, nullable=False, server_default="1970-01-01 00:00:00"))
    op.execute(
        "UPDATE decisions SET since = (SELECT extracted_at FROM extractions e"
        " WHERE e.release_id = decisions.release_id AND e.revision = decisions.revision)"
    )
    op.create_table(
        "past_decisions",
        _key("decision_id", "decisions.id"),
        sa.Column("since", _INSTANT, primary_key=True),
        sa.Column("until", _INSTANT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
    )
    op.create_index("past_decisions_by_time", "past_decisions", ["until", "since"])


def _reprints() -> None:
    op.create_table(
        "reprint_marks",
        sa.Column("mark", sa.BigInteger(), primary_key=True, autoincrement=False),
        _key("release_id", "releases.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reprints",
        _key("release_id", "releases.id"),
        _reference("first_id", "releases.id"),
    )
    op.create_index("reprints_by_first", "reprints", ["first_id"])
    op.create_table(
        "decision_copies",
        _key("decision_id", "decisions.id"),
        _reference("first_id", "decisions.id"),
    )


def _pairs() -> None:
    op.create_table(
        "proposals",
        sa.Column("kind", sa.Text(), primary_key=True),
        sa.Column("one_id", _ID, primary_key=True, autoincrement=False),
        sa.Column("other_id", _ID, primary_key=True, autoincrement=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
    )
    op.create_index("proposals_by_other", "proposals", ["kind", "other_id"])
    op.create_index("proposals_by_verdict", "proposals", ["kind", "verdict", "score"])
    op.create_table(
        "rulings",
        sa.Column("id", _ID, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text(), nullable=False),
        *(column for side in ("one", "other") for column in _place(side)),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", _INSTANT, nullable=False),
    )
    op.create_index("rulings_by_one", "rulings", ["one_release"])
    op.create_index("rulings_by_other", "rulings", ["other_release"])


def _threads() -> None:
    op.create_table(
        "thread_marks",
        sa.Column("mark", sa.BigInteger(), primary_key=True, autoincrement=False),
        _key("decision_id", "decisions.id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "completions",
        _key("release_id", "releases.id"),
        sa.Column("start", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        _key("decision_id", "decisions.id"),
        sa.Column("score", sa.Float(), nullable=False),
    )
    op.create_index("completions_by_decision", "completions", ["decision_id"])
    op.create_table(
        "threads",
        _key("id", "decisions.id"),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("deadline", sa.Date()),
        sa.Column("told", sa.Date(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
    )
    op.create_index("threads_by_deadline", "threads", ["open", "deadline", "id"])
    op.create_index("threads_by_told", "threads", ["open", "told", "id"])
    op.create_table(
        "thread_decisions",
        _key("decision_id", "decisions.id"),
        _reference("thread_id", "threads.id"),
    )
    op.create_index("thread_decisions_by_thread", "thread_decisions", ["thread_id"])


def _place(side: str) -> tuple[sa.Column[int], ...]:
    return (
        _reference(f"{side}_release", "releases.id"),
        sa.Column(f"{side}_start", sa.Integer(), nullable=False),
        sa.Column(f"{side}_stop", sa.Integer(), nullable=False),
    )


def _key(name: str, to: str) -> sa.Column[int]:
    return sa.Column(name, _ID, sa.ForeignKey(to), primary_key=True, autoincrement=False)


def _reference(name: str, to: str) -> sa.Column[int]:
    return sa.Column(name, _ID, sa.ForeignKey(to), nullable=False)
