"""How the API's views are declared: by our parameters' parser, errors and prefix."""

from __future__ import annotations

from typing import Any

import flask_smorest
from flask import Flask

from web.api.schemas import Error
from web.forms import parser

PREFIX = "/api/v1"


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A part of the API."""

    ARGUMENTS_PARSER = parser

    def __init__(self, name: str, description: str) -> None:
        super().__init__(name, __name__, url_prefix=PREFIX, description=description)


class Api(flask_smorest.Api):  # type: ignore[misc]
    """The whole of it; errors are answered by `web/errors.py` as everywhere."""

    ERROR_SCHEMA = Error

    def __init__(self, app: Flask, **options: Any) -> None:
        app.config.update(
            API_TITLE="Kadrolog",
            API_VERSION="v1",
            OPENAPI_VERSION="3.0.3",
            OPENAPI_URL_PREFIX=PREFIX,
            OPENAPI_JSON_PATH="openapi.json",
        )
        super().__init__(app, **options)

    def _register_error_handlers(self) -> None:
        """One table answers all errors of the app."""
