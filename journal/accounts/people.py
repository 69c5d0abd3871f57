"""Accounts: added, changed, never removed, so that every name in the audit log keeps its meaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from journal.accounts.records import Account, Role
from journal.accounts.tables import accounts, sessions
from journal.contract import BadQuery, NotFound
from journal.database import Database


class People:
    """The accounts of a log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def any(self) -> bool:
        """Whether there is an account at all."""
        with self._database.reading() as connection:
            return connection.scalar(select(accounts.c.id).limit(1)) is not None

    def administered(self) -> bool:
        """Whether an administrator can log in by a password."""
        with self._database.reading() as connection:
            return _administrators(connection) > 0

    def add(self, name: str, password: str, role: Role, regions: Sequence[str], at: dt.datetime) -> Account:
        """A new account; `password` is already hashed. Raises BadQuery where the name is taken."""
        with self._database.writing() as connection:
            store(connection, Account(0, name, role, tuple(regions), True, at), password)
        return self.get(name)

    def get(self, name: str) -> Account:
        """One of them; raises NotFound."""
        return self.with_password(name)[0]

    def with_password(self, name: str) -> tuple[Account, str]:
        """An account and its hashed password; raises NotFound."""
        with self._database.reading() as connection:
            row = connection.execute(select(accounts).where(accounts.c.name == name)).one_or_none()
        if row is None:
            raise NotFound(f"Нет учётной записи «{name}».")
        return account(row), row.password

    def list(self) -> tuple[Account, ...]:
        """All of them by name."""
        with self._database.reading() as connection:
            return tuple(map(account, connection.execute(select(accounts).order_by(accounts.c.name))))

    def change(self, name: str, **values: Any) -> None:
        """Set columns of an account and end its sessions; raises BadQuery where no administrator would be left."""
        one = self.get(name)
        with self._database.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.id == one.id).values(values))
            connection.execute(delete(sessions).where(sessions.c.account_id == one.id))
            if one.active and one.role is Role.ADMINISTRATOR and not _administrators(connection):
                raise BadQuery("Последнего администратора нельзя ни отключить, ни понизить.")


def store(connection: Connection, new: Account, password: str) -> int:
    """A row for a new account, its number given here; raises BadQuery where the name is taken."""
    if connection.scalar(select(accounts.c.id).where(accounts.c.name == new.name)) is not None:
        raise BadQuery(f"Учётная запись «{new.name}» уже есть.")
    rights = {"role": new.role.value, "regions": " ".join(new.regions), "active": new.active}
    row = insert(accounts).values(name=new.name, password=password, created_at=new.created_at, **rights)
    return int(connection.execute(row.returning(accounts.c.id)).scalar_one())


def account(row: Row[Any]) -> Account:
    """The value of a row."""
    return Account(
        row.id, row.name, Role(row.role), tuple(row.regions.split()), row.active, row.created_at, bool(row.password)
    )


def _administrators(connection: Connection) -> int:
    """Those who can log in whatever happens to an identity provider."""
    able = accounts.c.active & (accounts.c.role == Role.ADMINISTRATOR.value) & (accounts.c.password != "")
    return connection.scalar(select(func.count()).select_from(accounts).where(able)) or 0
