"""What the views are given: the desk of the running app."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from desk import Desk

_NAME = "kadrolog"


def give(app: Flask, desk: Desk) -> None:
    """Make the desk the app's."""
    app.extensions[_NAME] = desk


def desk() -> Desk:
    """The desk of the running app."""
    return cast(Desk, current_app.extensions[_NAME])
