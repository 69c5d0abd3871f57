"""The log: search as one types, facets, results as sentences, and the same as a file."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, render_template, url_for
from werkzeug import Response as BaseResponse

from journal.contract import BadText
from journal.orders.records import Order
from journal.records import Page, Query
from web import downloads, facets, months
from web.forms import ReportArguments, Search, parser, to_arguments, to_query, to_wanted
from web.parts import desk

page = Blueprint("log", __name__)


@page.get("/log")
@parser.use_args(Search, location="query")
def show(arguments: dict[str, Any]) -> tuple[str, HTTPStatus]:
    """What the query finds, and what it can be narrowed by; of a text that is not understood, what is wrong."""
    query = to_query(arguments)
    try:
        return _shown(query, desk().find(query)), HTTPStatus.OK
    except BadText as hint:
        return _shown(query, Page((), 0, None), str(hint)), HTTPStatus.UNPROCESSABLE_ENTITY


def _shown(query: Query, found: Page, hint: str = "") -> str:
    corrected = to_arguments(replace(query, text=found.suggestion)) if found.suggestion else {}
    return render_template(
        "log.html",
        query=query,
        found=found,
        hint=hint,
        corrected=corrected,
        facets=facets.panel(found.facets, query, desk().entity),
        chips=facets.chips(query, desk().entity),
        chart=months.chart(found.facets.get("months", ()), query),
        empty=not found.total and not desk().count(),
    )


@page.get("/report")
@parser.use_args(ReportArguments, location="query")
def report(arguments: dict[str, Any]) -> BaseResponse:
    """The decisions of the same filter as a file; of many, the page that tells how far it has come."""
    made = downloads.report(to_wanted(arguments), arguments["format"])
    return redirect(url_for("reports.made", key=made.key)) if isinstance(made, Order) else made
