"""What the log keeps in order to act by itself: saved searches, alerts, sources of releases, and due jobs."""

from __future__ import annotations

from journal.database import Database
from journal.errands.searches import SavedSearches

__all__ = ["Errands"]


class Errands:
    """The parts, all on the log's own database."""

    def __init__(self, database: Database) -> None:
        self.searches = SavedSearches(database)
