"""Follow-up: what is due, overdue or silent, and how far an initiative has come."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template

from web import timeline
from web.forms import FollowArguments, ProgressArguments, parser, to_follow
from web.parts import desk

page = Blueprint("following", __name__)


@page.get("/follow-up")
@parser.use_args(FollowArguments, location="query")
def lists(arguments: dict[str, Any]) -> str:
    """One of the lists."""
    asked = to_follow(arguments, desk().today())
    found = desk().follow_up(asked)
    limit = arguments["limit"]
    cursor = asked.offset + limit if len(found) > limit else None
    return render_template("follow_up.html", asked=asked, threads=found[:limit], cursor=cursor)


@page.get("/initiatives/<int:entity_id>")
@parser.use_args(ProgressArguments, location="query")
def initiative(arguments: dict[str, Any], entity_id: int) -> str:
    """The undertakings of an initiative on a line of time, and step by step."""
    day = arguments.get("as_of") or desk().today()
    regions = tuple(arguments.get("region", ()))
    progress = desk().initiative(entity_id, regions, day)
    chart = timeline.chart(progress.threads, day)
    return render_template("initiative.html", progress=progress, chart=chart, day=day, regions=regions)
