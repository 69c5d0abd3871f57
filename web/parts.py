"""What the views are given: the desk of the running app, and the watch over it."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from desk import Desk
from upkeep.watch import Watch

_NAME, _WATCH = "kadrolog", "kadrolog-watch"


def give(app: Flask, desk: Desk, watch: Watch) -> None:
    """Make the desk and the watch over it the app's."""
    app.extensions[_NAME] = desk
    app.extensions[_WATCH] = watch


def desk() -> Desk:
    """The desk of the running app."""
    return cast(Desk, current_app.extensions[_NAME])


def watch() -> Watch:
    """The watch over the running app."""
    return cast(Watch, current_app.extensions[_WATCH])
