"""Who may ask for what: every request passes the door, whatever page or view it is for."""

from __future__ import annotations

from flask import Flask

from web.access import account, accounts, admission, login, sign_on
from web.access.door import LOOPBACK, Door
from web.access.sign_on import BACK

__all__ = ["BACK", "LOOPBACK", "Door", "register", "register_pages"]

register = admission.register


def register_pages(app: Flask) -> None:
    """The pages of accounts, where there can be any."""
    for page in (login.page, sign_on.page, account.page, accounts.page):
        app.register_blueprint(page)
