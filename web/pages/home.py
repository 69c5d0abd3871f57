"""The language is switched from any page."""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug import Response

from web import language

page = Blueprint("home", __name__)


@page.get("/language/<any(ru, en):chosen>")
def switch(chosen: str) -> Response:
    """Remember the language and go back."""
    return language.switch(chosen, request.referrer or "/")
