"""The log: search as one types, facets, results as sentences, and the same as a file."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, render_template

from web import downloads, facets, months
from web.forms import ReportArguments, Search, parser, to_query
from web.parts import desk

page = Blueprint("log", __name__)


@page.get("/log")
@parser.use_args(Search, location="query")
def show(arguments: dict[str, Any]) -> str:
    """What the query finds, and what it can be narrowed by."""
    query = to_query(arguments)
    found = desk().find(query)
    return render_template(
        "log.html",
        query=query,
        found=found,
        facets=facets.panel(found.facets, query, desk().entity),
        chips=facets.chips(query, desk().entity),
        chart=months.chart(found.facets.get("months", ()), query),
        empty=not found.total and not desk().count(),
    )


@page.get("/report")
@parser.use_args(ReportArguments, location="query")
def report(arguments: dict[str, Any]) -> Response:
    """The decisions of the same filter as a file."""
    return downloads.report(to_query(arguments), arguments["format"], arguments["report"])
