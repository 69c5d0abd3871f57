"""By which subject of which identity provider an account signs in."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, insert, select

from journal.accounts.people import account, store
from journal.accounts.records import Account
from journal.accounts.tables import accounts, identities
from journal.contract import BadQuery
from journal.database import Database


class Identities:
    """The identities of a log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def account(self, issuer: str, subject: str) -> Account | None:
        """Whose identity it is, active or not."""
        query = select(accounts).join(identities, identities.c.account_id == accounts.c.id)
        with self._database.reading() as connection:
            row = connection.execute(query.where(_is(issuer, subject))).one_or_none()
        return account(row) if row else None

    def admit(self, issuer: str, subject: str, new: Account) -> Account:
        """A new account that this identity lets in and no password; raises BadQuery where the name is taken."""
        with self._database.writing() as connection:
            id_ = store(connection, new, password="")
            connection.execute(insert(identities).values(issuer=issuer, subject=subject, account_id=id_))
        return replace(new, id=id_, by_password=False)

    def link(self, issuer: str, subject: str, owner: Account) -> None:
        """Let an account sign in by an identity; raises BadQuery where it is another's."""
        row = {"issuer": issuer, "subject": subject, "account_id": owner.id}
        with self._database.writing() as connection:
            known = connection.scalar(select(identities.c.account_id).where(_is(issuer, subject)))
            if known not in (None, owner.id):
                raise BadQuery("Эта запись организации уже у другой учётной записи.")
            if known is None:
                connection.execute(insert(identities).values(row))


def _is(issuer: str, subject: str) -> ColumnElement[bool]:
    return (identities.c.issuer == issuer) & (identities.c.subject == subject)
