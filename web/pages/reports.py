"""Reports: a period, regions and topics, and the file that is made of it in the background."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug import Response as BaseResponse

from journal.records import Days
from reports.periods import months_earlier
from web import downloads
from web.forms import ReportArguments, parser, to_query
from web.parts import desk

page = Blueprint("reports", __name__)


@page.get("/reports")
def show() -> str:
    """The form, for the month that is over."""
    first = months_earlier(desk().today(), 0)
    days = Days(months_earlier(first, 1), first - dt.timedelta(days=1))
    return render_template("reports.html", days=days)


@page.post("/reports")
@parser.use_args(ReportArguments, location="form")
def order(arguments: dict[str, Any]) -> BaseResponse:
    """Have a report made; its page tells how far it has come."""
    format, name = arguments["format"], arguments["report"]
    placed = desk().order(to_query(arguments), format, name, downloads.file_name(format, name))
    return redirect(url_for(".made", key=placed.key))


@page.get("/reports/<key>")
def made(key: str) -> str:
    """How far a report has come, and the file when it is ready."""
    return render_template("report.html", order=desk().ordered(key))


@page.get("/reports/<key>/file")
def take(key: str) -> BaseResponse:
    """The file; before it is ready, how far it has come."""
    order = desk().ordered(key)
    return downloads.ordered(order) if order.ready else redirect(url_for(".made", key=key))
