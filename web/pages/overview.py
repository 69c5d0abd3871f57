"""The first page: this month at a glance."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from web import overview, tiles
from web.forms import MonthArguments, parser
from web.parts import desk

page = Blueprint("overview", __name__)


@page.get("/")
@parser.use_args(MonthArguments, location="query")
def show(arguments: dict[str, Any]) -> str:
    """The month of the log, or what to do with an empty log."""
    region = arguments.get("region")
    seen = overview.overview(desk(), arguments.get("month"), (region,) if region else ())
    return render_template(
        "overview.html",
        seen=seen,
        region=region,
        earlier=overview.shifted(seen.month, -1),
        later=overview.shifted(seen.month, 1),
        shades=tiles.shades({tile.region: tile.count for tile in seen.tiles}),
        empty=not desk().count(),
    )
