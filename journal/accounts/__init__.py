"""Who may use the log: accounts with their sessions and tokens, and the audit log of what was done.

They live in the log's own database; what happens to a release never depends on them.
"""

from __future__ import annotations

from journal.accounts.audit import Audit
from journal.accounts.identities import Identities
from journal.accounts.people import People
from journal.accounts.sessions import Sessions
from journal.accounts.tokens import Tokens
from journal.database import Database

__all__ = ["Accounts", "open_accounts"]


class Accounts:
    """The parts, all on one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.people = People(database)
        self.identities = Identities(database)
        self.sessions = Sessions(database)
        self.tokens = Tokens(database)
        self.audit = Audit(database)

    def close(self) -> None:
        """Let go of the connections."""
        self._database.close()


def open_accounts(database_url: str) -> Accounts:
    """The accounts of the log in a database; new ones are made, old ones migrated."""
    database = Database(database_url)
    database.migrate()
    return Accounts(database)
