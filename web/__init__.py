"""LOG ↔ PEOPLE AND PROGRAMS: pages and API. The only folder that knows Flask."""

from web.access import BACK, Door
from web.application import create_app

__all__ = ["BACK", "Door", "create_app"]
