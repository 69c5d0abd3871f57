"""FACTS → SEARCHABLE LOG."""

from journal.accounts import open_accounts
from journal.store import open_journal

__all__ = ["open_accounts", "open_journal"]
