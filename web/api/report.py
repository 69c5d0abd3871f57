"""The log as a file."""

from __future__ import annotations

from typing import Any

from flask import Response

from reports import FORMATS
from web.api.blueprint import Blueprint
from web.downloads import report
from web.forms import ReportArguments, to_query

blueprint = Blueprint("Report", "The log as a file")

_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES = {"content": {form.mime_type: _FILE for form in FORMATS.values()}}


@blueprint.route("/report")
@blueprint.arguments(ReportArguments, location="query")
@blueprint.doc(responses={200: {"description": "The file", **_FILES}})
def download(arguments: dict[str, Any]) -> Response:
    """Get what the filter finds as a file: the log itself, or the monitoring report of a period."""
    return report(to_query(arguments), arguments["format"], arguments["report"])
