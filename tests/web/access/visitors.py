"""Visitors of a guarded app: who they are and how they come in."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import web
from access import Gate
from desk import Desk
from journal.accounts.records import Role
from tests.web.conftest import MAX_UPLOAD

PASSWORD = "мост через тихую протоку"  # noqa: S105 (of accounts that only these tests have)
#: accounts by what they are; `elsewhere` may change only what is about another region than the release's
ACCOUNTS = {
    "reader": (Role.READER, ()),
    "editor": (Role.EDITOR, ()),
    "here": (Role.EDITOR, ("RU-PER", "RU-TVE")),
    "elsewhere": (Role.EDITOR, ("RU-TVE",)),
    "administrator": (Role.ADMINISTRATOR, ()),
}
VISITORS = ("nobody", *ACCOUNTS)


def app_with(desk: Desk, door: web.Door) -> Flask:
    app = web.create_app(desk, max_upload=MAX_UPLOAD, door=door)
    app.testing = True
    return app


def csrf(client: FlaskClient) -> str:
    """A token that the client has the cookie for."""
    client.set_cookie("csrf", "t")
    return "t"


def logged_in(app: Flask, gate: Gate, name: str) -> FlaskClient:
    """A browser with a session of an account, or without."""
    client = app.test_client()
    if name != "nobody":
        client.set_cookie("session", gate.log_in(name, PASSWORD, "192.0.2.1"))
    return client


def log_in(client: FlaskClient, name: str, password: str, **more: str) -> TestResponse:
    return client.post("/login", data={"name": name, "password": password, "csrf": csrf(client), **more})
