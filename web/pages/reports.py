"""Reports: a period, regions and topics, and the file that comes of it."""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, render_template

from journal.records import Days
from reports.periods import months_earlier
from web.parts import desk

page = Blueprint("reports", __name__)


@page.get("/reports")
def show() -> str:
    """The form, for the month that is over."""
    first = months_earlier(desk().today(), 0)
    days = Days(months_earlier(first, 1), first - dt.timedelta(days=1))
    return render_template("reports.html", days=days)
