"""Reports: a period, regions, topics and sections, what will be in the file, and the file made in the background."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug import Response as BaseResponse

from journal.records import Days
from reports import REPORTS
from web import downloads, facets, periods
from web.forms import PreviewArguments, ReportArguments, filter_arguments, parser, to_wanted
from web.parts import desk

page = Blueprint("reports", __name__)

#: conditions that the form has fields for; others come from the log and go on with it
ASKED = frozenset(("since", "until", "region", "topic", "reprints"))


@page.get("/reports")
@parser.use_args(PreviewArguments, location="query")
def show(arguments: dict[str, Any]) -> str:
    """The form, and what the report will hold; of the month that is over, where no period is named."""
    if not arguments.keys() & {"since", "until"}:
        last = periods.last_month(desk().today())
        arguments = {**arguments, "since": last.since, "until": last.until}
    wanted = to_wanted(arguments)
    kept = {name: value for name, value in filter_arguments(wanted.query).items() if name not in ASKED}
    return render_template(
        "reports.html",
        wanted=wanted,
        choices=REPORTS[wanted.report].sections,
        format=arguments.get("format"),
        told=desk().preview(wanted),
        kept=kept,
        chips=facets.chips(replace(wanted.query, days=Days(), regions=(), topics=()), desk().entity),
        periods=periods.common(desk().today()),
    )


@page.post("/reports")
@parser.use_args(ReportArguments, location="form")
def order(arguments: dict[str, Any]) -> BaseResponse:
    """Have a report made; its page tells how far it has come."""
    placed = downloads.order(to_wanted(arguments), arguments["format"])
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
