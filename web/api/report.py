"""The log as a file."""

from __future__ import annotations

from typing import Any

from flask import Response

from web.api.blueprint import Blueprint
from web.downloads import MIME_TYPES, report
from web.forms import ReportArguments, to_query

blueprint = Blueprint("api-report", "The log as a file")

_FILES = {"content": {mime: {"schema": {"type": "string", "format": "binary"}} for mime in MIME_TYPES.values()}}


@blueprint.route("/report")
@blueprint.arguments(ReportArguments, location="query")
@blueprint.doc(responses={200: {"description": "The file", **_FILES}})
def download(arguments: dict[str, Any]) -> Response:
    """Get every decision that the filter finds as a table."""
    return report(to_query(arguments), arguments["format"])
