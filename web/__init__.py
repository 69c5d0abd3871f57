"""LOG ↔ PEOPLE AND PROGRAMS: pages and API. The only folder that knows Flask."""

from web.application import create_app

__all__ = ["create_app"]
