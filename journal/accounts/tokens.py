"""Tokens of programs: shown once, kept as digests, until they expire or are taken back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Row, insert, select, update

from journal.accounts.people import account
from journal.accounts.records import Account, Role, Token
from journal.accounts.tables import accounts, tokens
from journal.contract import NotFound
from journal.database import Database


class Tokens:
    """The tokens of a log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, owner: Account, token: Token, digest: str) -> None:
        """A token of an account."""
        row = {"digest": digest, "account_id": owner.id, "label": token.label, "role": token.role.value}
        row |= {"created_at": token.created_at, "expires_at": token.expires_at, "revoked": False}
        with self._database.writing() as connection:
            connection.execute(insert(tokens).values(row))

    def of(self, owner: Account) -> tuple[Token, ...]:
        """An account's tokens, newest first."""
        query = select(tokens).where(tokens.c.account_id == owner.id).order_by(tokens.c.id.desc())
        with self._database.reading() as connection:
            return tuple(map(_token, connection.execute(query)))

    def revoke(self, owner: Account, token_id: int) -> None:
        """Take back a token of an account; raises NotFound where it is none of its own."""
        own = (tokens.c.id == token_id) & (tokens.c.account_id == owner.id)
        with self._database.writing() as connection:
            if not connection.execute(update(tokens).where(own).values(revoked=True)).rowcount:
                raise NotFound(f"Нет ключа № {token_id}.")

    def account(self, digest: str, at: dt.datetime) -> tuple[Account, Role] | None:
        """Whose token it is and for which role, if it still holds and the account is active."""
        holds = ~tokens.c.revoked & (tokens.c.expires_at > at) & accounts.c.active
        query = select(accounts, tokens.c.role.label("scope")).join(tokens, tokens.c.account_id == accounts.c.id)
        with self._database.reading() as connection:
            row = connection.execute(query.where(tokens.c.digest == digest, holds)).one_or_none()
        return (account(row), Role(row.scope)) if row else None


def _token(row: Row[Any]) -> Token:
    return Token(row.label, Role(row.role), row.created_at, row.expires_at, row.revoked, row.id)
