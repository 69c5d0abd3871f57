"""Sessions of browsers: begun at login, ended by logout, by time or by any change of the account."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, delete, insert, select, update

from journal.accounts.people import account
from journal.accounts.records import Account, Session
from journal.accounts.tables import accounts, sessions
from journal.database import Database

#: a session ends so long after its last request, and so long after its beginning
IDLE = dt.timedelta(hours=12)
WHOLE = dt.timedelta(days=7)
#: how old the noted time of the last request may be, so that not every request writes
STALE = dt.timedelta(minutes=5)


class Sessions:
    """The sessions of a log, each known by the digest of its secret."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, digest: str, account_id: int, at: dt.datetime) -> None:
        """Let an account in, and forget the sessions that time has ended."""
        row = {"digest": digest, "account_id": account_id, "created_at": at, "seen_at": at}
        ended = (sessions.c.seen_at < at - IDLE) | (sessions.c.created_at < at - WHOLE)
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(ended))
            connection.execute(insert(sessions).values(row))

    def account(self, digest: str, at: dt.datetime) -> Account | None:
        """Whose session it is, if it has not ended and the account is active."""
        query = select(accounts, sessions.c.seen_at).join(sessions, sessions.c.account_id == accounts.c.id)
        with self._database.reading() as connection:
            whose = query.where(sessions.c.digest == digest, accounts.c.active, _alive(at))
            row = connection.execute(whose).one_or_none()
        if row is None:
            return None
        if at - row.seen_at > STALE:
            with self._database.writing() as connection:
                connection.execute(update(sessions).where(sessions.c.digest == digest).values(seen_at=at))
        return account(row)

    def of(self, owner: Account, at: dt.datetime) -> tuple[Session, ...]:
        """An account's sessions that have not ended, newest first."""
        query = select(sessions.c.digest, sessions.c.created_at, sessions.c.seen_at)
        own = query.where(sessions.c.account_id == owner.id, _alive(at)).order_by(sessions.c.created_at.desc())
        with self._database.reading() as connection:
            return tuple(Session(*row) for row in connection.execute(own))

    def end(self, digest: str) -> None:
        """Log out."""
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def end_others(self, account_id: int, digest: str) -> None:
        """Log an account out everywhere but here."""
        others = (sessions.c.account_id == account_id) & (sessions.c.digest != digest)
        with self._database.writing() as connection:
            connection.execute(delete(sessions).where(others))


def _alive(at: dt.datetime) -> ColumnElement[bool]:
    return (sessions.c.seen_at >= at - IDLE) & (sessions.c.created_at >= at - WHOLE)
