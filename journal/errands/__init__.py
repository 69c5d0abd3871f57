"""What the log keeps in order to act by itself: saved searches, alerts, sources of releases, and due jobs."""

from __future__ import annotations

from journal.database import Database
from journal.errands.alerts import Alerts
from journal.errands.jobs import Jobs
from journal.errands.searches import SavedSearches
from journal.errands.sources import Sources

__all__ = ["Errands"]


class Errands:
    """The parts, all on the log's own database."""

    def __init__(self, database: Database) -> None:
        self.searches = SavedSearches(database)
        self.alerts = Alerts(database)
        self.sources = Sources(database)
        self.jobs = Jobs(database)
