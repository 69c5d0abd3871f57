"""The Flask app: pages, API and what every request passes through."""

from __future__ import annotations

import flask
from flask import Flask

from desk import Desk
from registry import collect
from upkeep.meter import Meter
from upkeep.watch import Watch
from web import access, cookies, errors, language, parts, security, templating, tracing
from web.access import Door
from web.api.blueprint import Api, Blueprint

#: characters of pasted text and of other form fields, in bytes
MAX_FORM = 4 * 1024 * 1024
#: files and fields of one upload
MAX_PARTS = 1_000


def create_app(desk: Desk, *, max_upload: int, door: Door | None = None, watch: Watch | None = None) -> Flask:
    """The app over a desk; request bodies of more than `max_upload` bytes are refused.

    Without a door it is for the one person at this machine; without a watch its figures begin with the app.
    """
    door = door or Door()
    watch = watch or Watch(desk, Meter())
    app = Flask("web")
    app.config.update(
        MAX_CONTENT_LENGTH=max_upload,
        MAX_FORM_MEMORY_SIZE=MAX_FORM,
        MAX_FORM_PARTS=MAX_PARTS,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    parts.give(app, desk, watch)
    tracing.register(app, watch.meter)
    cookies.register(app, secure=door.secure)
    access.register(app, door)
    for register in (language.register, security.register, errors.register, templating.register):
        register(app)
    if door.gate:
        access.register_pages(app)
    for page in collect("web.pages", flask.Blueprint):
        app.register_blueprint(page)
    api = Api(app)
    for blueprint in collect("web.api", Blueprint):
        api.register_blueprint(blueprint)
    return app
