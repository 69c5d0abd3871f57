"""FACTS → SEARCHABLE LOG."""

from journal.store import open_journal

__all__ = ["open_journal"]
