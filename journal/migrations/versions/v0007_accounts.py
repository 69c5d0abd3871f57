"""Accounts, their sessions and tokens, and an audit log that the database itself keeps from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INSTANT = sa.DateTime(timezone=True)

_GUARDS = {
    "sqlite": [
        f"CREATE TRIGGER audit_{event} BEFORE {event} ON audit BEGIN SELECT RAISE(ABORT, 'audit only grows'); END"
        for event in ("UPDATE", "DELETE")
    ],
    "postgresql": [
        "CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'audit only grows'; END $$",
        "CREATE TRIGGER audit_rows BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_only_grows()",
        "CREATE TRIGGER audit_all BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()",
    ],
}


def upgrade() -> None:
    """Make the tables and the guards of the audit log."""
    _accounts()
    _sessions()
    _tokens()
    _audit()
    for guard in _GUARDS[op.get_bind().dialect.name]:
        op.execute(guard)


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False, unique=True),
        _text("password"),
        _text("role"),
        _text("regions"),
        sa.Column("active", sa.Boolean(), nullable=False),
        _moment("created_at"),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("account_id", _ID, sa.ForeignKey("accounts.id"), nullable=False),
        _moment("created_at"),
        _moment("seen_at"),
    )
    op.create_index("sessions_by_account", "sessions", ["account_id"])


def _tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("digest", sa.Text(), nullable=False, unique=True),
        sa.Column("account_id", _ID, sa.ForeignKey("accounts.id"), nullable=False),
        _text("label"),
        _text("role"),
        _moment("created_at"),
        _moment("expires_at"),
        sa.Column("revoked", sa.Boolean(), nullable=False),
    )
    op.create_index("tokens_by_account", "tokens", ["account_id"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", _ID, primary_key=True),
        _moment("at"),
        *map(_text, ("author", "action", "subject", "outcome", "address")),
        sa.Column("amount", sa.BigInteger(), nullable=False),
    )
    op.create_index("audit_by_action", "audit", ["action", "at"])
    op.create_index("audit_by_author", "audit", ["author", "at"])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, _INSTANT, nullable=False)
