"""The tables of accounts, in the same schema as `journal/tables.py`."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Table, Text

from journal.tables import Id, Instant, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    #: Argon2id in its own notation, parameters and salt included; empty where there is none
    Column("password", Text, nullable=False),
    Column("role", Text, nullable=False),
    #: codes with spaces between them
    Column("regions", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
)

#: `digest` is the SHA-256 of the cookie: whoever reads the table cannot log in with it.
sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("seen_at", Instant, nullable=False),
    Index("sessions_by_account", "account_id"),
)

#: Who an account is to an identity provider; `subject` is the provider's and never changes there.
identities = Table(
    "identities",
    metadata,
    Column("issuer", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Index("identities_by_account", "account_id"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Id, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("label", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked", Boolean, nullable=False),
    Index("tokens_by_account", "account_id"),
)

#: Only ever added to: triggers of the database refuse to change or remove a row.
audit = Table(
    "audit",
    metadata,
    Column("number", Id, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("author", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("amount", BigInteger, nullable=False),
    Index("audit_by_action", "action", "at"),
    Index("audit_by_author", "author", "at"),
)
