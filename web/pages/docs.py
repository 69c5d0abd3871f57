"""The API's description as a page on which it can be tried."""

from __future__ import annotations

from flask import Blueprint, render_template

page = Blueprint("docs", __name__)


@page.get("/api")
def show() -> str:
    """Swagger UI over our own OpenAPI document."""
    return render_template("docs.html")
